import type { Severity } from "@/lib/domain/severities";
import type { Status } from "@/lib/domain/statuses";

export const ANNOTATION_KINDS = ["note", "tag", "flag"] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** What a colleague answers to an annotation or to a note. Times are ISO 8601 in UTC. */
export type ReplyView = {
  id: string;
  moderatorId: string;
  moderatorName: string;
  /** Who wrote it on another desk; then the moderator only brought it in. */
  creatorName: string | null;
  text: string;
  writtenAt: string;
  editedAt: string | null;
  namedIds: string[];
};

/** The talk under an annotation, or under a note on a whole comment. */
export type NoteThread = {
  subjectId: string;
  noteId: string;
  resolvedAt: string | null;
  resolvedByName: string | null;
  /** The colleagues that its own text names. */
  namedIds: string[];
  replies: ReplyView[];
};

/** A passage of a comment or of an article with what a moderator says of it. */
export type AnnotationView = Omit<NoteThread, "noteId"> & {
  id: string;
  articleId: string;
  subject: "comment" | "article";
  articleTitle: string | null;
  /** Null for an article, and for a comment that is no longer on the desk. */
  commentPosition: number | null;
  moderatorId: string;
  moderatorName: string;
  creatorName: string | null;
  kind: AnnotationKind;
  text: string | null;
  tag: string | null;
  ruleCode: string | null;
  ruleName: string | null;
  severity: Severity | null;
  /** The passage as it read when it was annotated. Empty: a note on the whole comment, found because it names somebody. */
  exact: string;
  /** UTF-16 offsets, end exclusive, into the comment's body or into `articleText` of the article; meaningless when lost. */
  start: number;
  end: number;
  /** The passage is no longer found in the text since. */
  lostAt: string | null;
  writtenAt: string;
  editedAt: string | null;
  /** The decision that this is, with the first words of its comment; not given, or null: it is none. */
  decision?: { from: Status; to: Status; opening: string } | null;
};

/** A colleague whom a note can name. */
export type Colleague = {
  id: string;
  name: string;
  /** What stands before the @ of the address. */
  handle: string;
};

/** How many there are of the list, whatever state is shown; above the limit of counting, the limit. */
export type AnnotationCounts = { all: number; open: number; resolved: number; lost: number };

export type AnnotationPage = {
  rows: AnnotationView[];
  counts: AnnotationCounts;
  /** Opaque; give it back for the following page. Null: this was the last one. */
  nextCursor: string | null;
};
