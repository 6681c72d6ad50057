import type { Votes } from "./import-change";
import type { Revision } from "./merge-bodies";
import type { VoteLine } from "./observe-votes";
import type { CommentKind, ParsedComment, SourceState } from "./parsed-article";
import type { Presence, PresenceChange } from "./presence";

/** A comment as the desk keeps it: what its source said, and nothing of a moderator's work. Times are ISO 8601 in UTC. */
export type StoredComment = Presence &
  Votes & {
    id: string;
    position: number;
    author: string | null;
    /** Where the author's name comes from, when not from the page itself. */
    authorEvidence: string | null;
    postedAt: string | null;
    body: string;
    /** Earlier bodies, in the order of time. */
    revisions: readonly Revision[];
    /** When the numbers were last seen, where that is not `seenAt`. */
    votesSeenAt: string | null;
    parentId: string | null;
    replyEvidence: string | null;
    sourceId: string | null;
    state: SourceState | null;
    kind: CommentKind;
    /** How many readers reported it at its source. */
    reports: number | null;
  };

/** One copy of an article's page, as an import reads it. */
export type PageCopy = {
  importId: string;
  /** When it was saved; ISO 8601 in UTC. */
  observedAt: string;
  isComplete: boolean;
  isMemberPage: boolean;
  /** The source's ids identify the thread, so that they identify its comments too. */
  isKnownBySource: boolean;
  comments: readonly ParsedComment[];
};

/** A comment after one more copy of its page, and what that copy tells about it. */
export type MergedComment = {
  comment: StoredComment;
  /** What the desk had; null for a new one. */
  before: StoredComment | null;
  /** What the page says; null for a comment that this page does not have. */
  page: ParsedComment | null;
  pagePosition: number | null;
  isNew: boolean;
  /** The page tells something about it that the desk did not know. A new place alone is no change. */
  isChanged: boolean;
  /** Lines of the ledger to write, times whose line goes, and what this page's own line changed. */
  votes: {
    put: readonly VoteLine[];
    drop: readonly string[];
    told: { before: Votes; after: Votes } | null;
    /** The page has numbers that the desk did not know. */
    isNews: boolean;
  };
  /** Lines of the history to write, and numbers that go. */
  revisions: { put: readonly Revision[]; drop: readonly number[] };
  presence: Pick<PresenceChange, "told" | "moved">;
};
