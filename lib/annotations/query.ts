import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { parseAsText } from "@/lib/address-words";

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
