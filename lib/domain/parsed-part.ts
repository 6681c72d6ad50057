import type { CarriedWork } from "./carried-work";
import type { ParsedArticle, ParsedComment, ParseWarning, ThreadState } from "./parsed-article";

/**
 * What a parser hands on, one by one in the order of the source. A page is a copy of one article with its thread; a
 * comment comes alone from an export that is too large to hold, and names its article by its key.
 */
export type ParsedPart =
  | { kind: "page"; page: ParsedArticle }
  | { kind: "article"; article: SourceArticle }
  | { kind: "comment"; article: SourceArticle; comment: SourceComment; line: number | null }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "warning"; warning: ParseWarning };

/** An article as an export knows it. What follows the key is filled in where this record says it. */
export type SourceArticle = {
  /** The desk's own id, in the desk's own export. */
  id?: string;
  /** The site or forum; two sites' threads never meet. */
  outlet: string | null;
  /** The source's own id of the thread; without one, title or address is its key. */
  sourceId: string | null;
  title: string | null;
  url: string | null;
  section?: string | null;
  byline?: string | null;
  /** ISO 8601 with a zone. */
  publishedAt?: string | null;
  paragraphs?: string[];
  declaredCommentCount?: number | null;
  threadState?: ThreadState | null;
  /** False: the document itself says that comments of this thread are missing. An export says nothing of it. */
  isComplete?: false;
};

/** A comment of an export. Its `position` is its place in the file, from 1: the desk counts by article itself. */
export type SourceComment = ParsedComment & {
  /** The desk's own id, in the desk's own export. */
  id?: string;
  /** ISO 8601 with a zone: when the export was made; null, the time of the file. */
  observedAt?: string | null;
  work?: CarriedWork;
  /** The comment that this one lies inside of, where that one has no id. */
  parentInFile?: { position: number; body: string } | null;
};

/** A record that cannot be read. */
export type Refusal = {
  /** One sentence for a moderator: what, where and what to do. */
  message: string;
  line: number | null;
  /** The record's text, as a document that could be imported by itself once it is mended. */
  raw: string;
};
