import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { parseAsPlace, parseAsText } from "@/lib/address-words";
import { readPageMarker } from "@/lib/page-marker";

/** What a list of annotations can be cut down to. `lost`: the passage is no longer found. */
const ANNOTATION_STATES = ["open", "resolved", "lost"] as const;

export const annotationQueryParsers = {
  /** `me`, or somebody's id. */
  by: parseAsText,
  tag: parseAsText,
  article: parseAsText,
  /** What names whoever is signed in, also notes on whole comments. */
  naming: parseAsStringLiteral(["me"] as const),
  state: parseAsStringLiteral(ANNOTATION_STATES),
};
/** What the address of a list of annotations may say; null is "any". */
export type AnnotationQuery = inferParserType<typeof annotationQueryParsers>;

export const loadAnnotationQuery = createLoader(annotationQueryParsers);
export const serializeAnnotationQuery = createSerializer(annotationQueryParsers);

const placeSchema = z.tuple([z.iso.datetime(), z.guid()]);

/** When the last annotation of a page was made, and its id. */
export function readAnnotationPlace(cursor: string): [string, string] {
  return readPageMarker(placeSchema, cursor);
}

/** Where a page of the list begins. */
export const loadAnnotationPlace = createLoader({ cursor: parseAsPlace(readAnnotationPlace) });
