import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { parseAsPlace } from "@/lib/address-words";
import { readPageMarker } from "@/lib/page-marker";

const placeSchema = z.tuple([z.int().min(0).max(2_147_483_647), z.guid()]);

/** How many comments the last group of a page has, and its id. */
export function readLikesPlace(cursor: string): [number, string] {
  return readPageMarker(placeSchema, cursor);
}

/** What the address of the page may say: also clusters without an open comment, and where this page of the list begins. */
export const loadLikesQuery = createLoader({
  all: parseAsStringLiteral(["yes"]),
  cursor: parseAsPlace(readLikesPlace),
});
