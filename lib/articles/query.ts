import { createLoader } from "nuqs/server";
import { z } from "zod";
import { parseAsPlace, parseAsText } from "@/lib/address-words";
import { readPageMarker } from "@/lib/page-marker";

const placeSchema = z.tuple([z.iso.datetime(), z.guid()]);

/** When the last article of a page was imported, and its id. */
export function readArticlePlace(cursor: string): [string, string] {
  return readPageMarker(placeSchema, cursor);
}

/** What the address of the articles page may say: words of the title, and where this page of the list begins. */
export const loadArticleQuery = createLoader({
  q: parseAsText.withDefault(""),
  cursor: parseAsPlace(readArticlePlace),
});
