import type { CommentKind } from "./parsed-article";
import type { Severity } from "./severities";
import type { Status } from "./statuses";

/** Somebody of the desk that the work comes from; without an id, known by name alone. */
export type CarriedPerson = { id: string | null; name: string };

/** A moderator's work on one comment, as the desk's own export carries it. Times are ISO 8601 with a zone. */
export type CarriedWork = CarriedRecord & {
  status: Status;
  decidedAt: string | null;
  place: CarriedPlace;
};

/** What the desk knew of a comment beside its text; restored only for a comment that the import adds. */
export type CarriedPlace = {
  position: number | null;
  kind: CommentKind | null;
  parentId: string | null;
  replyEvidence: string | null;
  authorEvidence: string | null;
  seenAt: string | null;
  /** The newest copy of the whole thread that had it. */
  listedAt: string | null;
  votesSeenAt: string | null;
  goneAt: string | null;
  returnedAt: string | null;
  editedAt: string | null;
  /** When the newest copy of the article's whole thread was saved. */
  articleCompleteAt: string | null;
};

/** Work with its history. The last three are restored only for a comment that the import adds. */
export type CarriedRecord = {
  revision: number;
  decidedBy: CarriedPerson | null;
  flags: CarriedFlag[];
  notes: CarriedNote[];
  tags: CarriedTag[];
  decisions: CarriedDecision[];
  votes: CarriedVotes[];
  changes: CarriedChange[];
  quotes: CarriedQuote[];
};

export type CarriedFlag = {
  rule: string;
  /** For a desk that has no such rule. */
  ruleName: string | null;
  severity: Severity;
  by: CarriedPerson;
  note: string | null;
  raisedAt: string | null;
  withdrawnAt: string | null;
};

type CarriedNote = {
  id: string | null;
  by: CarriedPerson;
  text: string;
  writtenAt: string;
  editedAt: string | null;
};

type CarriedTag = { tag: string; by: CarriedPerson; taggedAt: string | null };

type CarriedDecision = {
  id: string;
  by: CarriedPerson;
  action: string;
  from: Status | null;
  to: Status | null;
  revision: number;
  /** As JSON. */
  detail: string;
  undoes: string | null;
  decidedAt: string;
};

type CarriedVotes = {
  observedAt: string;
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  netChange: number | null;
  changedAfter: string | null;
};

type CarriedChange = {
  kind: "edited" | "gone" | "returned";
  observedAt: string;
  bodyBefore: string | null;
};

type CarriedQuote = {
  bodyStart: number;
  bodyEnd: number;
  sourceCommentId: string | null;
  sourceParagraph: number | null;
  sourceStart: number;
  sourceEnd: number;
  confidence: number;
};
