import { createLoader } from "nuqs/server";
import { z } from "zod";
import { parseAsPlace } from "./address-words";
import { readPageMarker } from "./page-marker";

/** A time in ISO 8601, and an id. */
export const timePlaceSchema = z.tuple([z.iso.datetime(), z.guid()]);

/** Where a page of a list by time ended: the time of its last row (ISO 8601), and that row's id. Throws `invalid` for any other text. */
export function readTimePlace(cursor: string): [at: string, id: string] {
  return readPageMarker(timePlaceSchema, cursor);
}

/** The same from an address, as the text that it is; what is no place in such a list begins it anew. */
export const loadTimePlace = createLoader({ cursor: parseAsPlace(readTimePlace) });
