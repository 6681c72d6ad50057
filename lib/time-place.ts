import { createLoader } from "nuqs/server";
import { z } from "zod";
import { parseAsPlace } from "./address-words";
import { readPageMarker } from "./page-marker";

const schema = z.tuple([z.iso.datetime(), z.guid()]);

/** Where a page of a list by time ended: the time of its last row (ISO 8601), and that row's id. Throws `invalid` for any other text. */
export function readTimePlace(cursor: string): [at: string, id: string] {
  return readPageMarker(schema, cursor);
}

/** The same from an address, as the text that it is; what is no place in such a list begins it anew. */
export const loadTimePlace = createLoader({ cursor: parseAsPlace(readTimePlace) });
