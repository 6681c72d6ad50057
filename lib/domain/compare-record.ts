import type { BatchRecord } from "./batch-records";
import type { Votes } from "./import-change";
import { type Revision, revisionDifference } from "./merge-bodies";
import {
  areSeen,
  ledgerDifference,
  nextLine,
  rewriteLedger,
  tellsOther,
  type VoteLine,
} from "./observe-votes";
import type { SourceState } from "./parsed-article";
import { presenceAfter } from "./presence";
import { mergeBodies } from "./told-bodies";

/** What the source tells of a comment. Times are ISO 8601 in UTC. */
type ToldRow = Votes & {
  author: string | null;
  postedAt: string | null;
  body: string;
  parentId: string | null;
  replyEvidence: string | null;
  sourceState: string | null;
  seenAt: string | null;
  votesSeenAt: string | null;
  goneAt: string | null;
  returnedAt: string | null;
};

/** A comment that the desk has, as far as its source tells of it. */
export type StoredRecord = ToldRow & {
  id: string;
  position: number;
  importId: string | null;
  listedAt: string | null;
  /** The newest complete copy of its thread. */
  completeAt: string | null;
  /** Read only for a record that `needsHistory`. */
  lines: readonly VoteLine[];
  revisions: readonly Revision[];
};

/** What one more copy of a comment tells: the row that the desk then has, and lines of its ledgers. */
export type RecordNews = {
  row: ToldRow;
  votes: { put: VoteLine[]; drop: string[] };
  revisions: { put: Revision[]; drop: number[] };
  returnedAt: string | null;
  isEdited: boolean;
  /** The source tells something new of it; that it was seen again is no news. */
  isChanged: boolean;
  isSeenAgain: boolean;
};

const ABSENT: readonly (SourceState | null | undefined)[] = ["spam", "trash", "deleted"];

/** Whether its ledger and its earlier bodies have to be read before it can be compared. */
export function needsHistory(record: BatchRecord, stored: StoredRecord): boolean {
  const { comment, observedAt, hasOwnId } = record;
  const isNewer = stored.seenAt === null || observedAt > stored.seenAt;
  const hasNews =
    (comment.earlier?.length ?? 0) > 0 ||
    (hasOwnId && comment.body !== stored.body) ||
    tellsOther(stored, comment);
  return hasNews || (!isNewer && observedAt !== stored.seenAt);
}

/**
 * What a copy tells of a comment that the desk has. The newest observation decides, in whatever order files arrive;
 * a known fact is never replaced by an unknown one; and what was told before is no news, so that a file imported
 * again changes nothing. Nothing of a moderator's work is named here.
 */
export function compareRecord(record: BatchRecord, stored: StoredRecord, importId: string): RecordNews {
  const { comment, observedAt } = record;
  const isOlder = stored.seenAt !== null && observedAt < stored.seenAt;
  const votes = compareVotes(record, stored, importId);
  const body = compareBody(record, stored, importId);
  const presence = comparePresence(record, stored);
  const row: ToldRow = {
    ...votes.current,
    ...presence,
    author: stored.author ?? comment.author,
    postedAt: stored.postedAt ?? comment.postedAt,
    body: body.body,
    sourceState: stateAfter(record, stored, importId),
    ...parentAfter(record, stored),
    seenAt: isOlder ? stored.seenAt : observedAt,
  };
  const { put, drop } = votes;
  const hasLines = put.length + drop.length + body.revisions.put.length + body.revisions.drop.length > 0;
  return {
    row,
    votes: { put, drop },
    revisions: body.revisions,
    returnedAt: stored.goneAt !== null && row.goneAt === null ? observedAt : null,
    isEdited: row.body !== stored.body,
    isChanged: hasLines || TOLD.some((field) => row[field] !== stored[field]),
    isSeenAgain: row.seenAt !== stored.seenAt || row.votesSeenAt !== stored.votesSeenAt,
  };
}

const TOLD = [
  "author",
  "postedAt",
  "body",
  "net",
  "upvotes",
  "downvotes",
  "parentId",
  "replyEvidence",
  "sourceState",
  "goneAt",
] as const satisfies (keyof ToldRow)[];

type VoteNews = RecordNews["votes"] & { current: Votes & { votesSeenAt: string | null } };

function compareVotes(
  { comment, observedAt }: BatchRecord,
  stored: StoredRecord,
  importId: string,
): VoteNews {
  const lastSeenAt = stored.votesSeenAt ?? stored.seenAt;
  const { net, upvotes, downvotes, votesSeenAt } = stored;
  const current = { net, upvotes, downvotes, votesSeenAt };
  if (!areSeen(comment)) {
    // The votes are as old as they were, though the comment was seen since.
    const isNewer = stored.seenAt !== null && observedAt > stored.seenAt && areSeen(stored);
    return { put: [], drop: [], current: isNewer ? { ...current, votesSeenAt: lastSeenAt } : current };
  }
  const sighting = { ...votesOf(comment), observedAt, importId };
  if (lastSeenAt === null || observedAt > lastSeenAt) {
    const line = nextLine(stored, lastSeenAt ?? observedAt, sighting);
    const isNewest = stored.seenAt === null || observedAt >= stored.seenAt;
    const seen = { votesSeenAt: isNewest ? null : observedAt };
    return {
      put: line ? [line] : [],
      drop: [],
      current: { ...(line ? votesOf(comment) : votesOf(stored)), ...seen },
    };
  }
  if (observedAt === lastSeenAt && !tellsOther(stored, comment)) return { put: [], drop: [], current };
  const lines = rewriteLedger(stored.lines, lastSeenAt, sighting);
  const last = lines.at(-1);
  return {
    ...ledgerDifference(stored.lines, lines),
    current: { ...(last ? votesOf(last) : current), votesSeenAt },
  };
}

function compareBody(
  { comment, observedAt, hasOwnId }: BatchRecord,
  stored: StoredRecord,
  importId: string,
): { body: string; revisions: RecordNews["revisions"] } {
  const { body, revisions, seenAt, lines } = stored;
  const same = { body, revisions: { put: [], drop: [] } };
  // What has no id of its own is known by its body.
  const hasEarlier = (comment.earlier?.length ?? 0) > 0;
  if (!hasOwnId || (comment.body === body && revisions.length === 0 && !hasEarlier)) return same;
  // Of two texts at one time the desk has seen one give way to the other: the file imported again must not turn it back.
  if (observedAt === seenAt && revisions.some(({ bodyBefore }) => bodyBefore === comment.body)) return same;
  const lastSeenAt = seenAt ?? observedAt;
  const times = [...lines, ...revisions].map((line) => line.observedAt);
  const firstSeenAt = [lastSeenAt, ...times].sort()[0] ?? lastSeenAt;
  const known = { body, revisions, seenAt: lastSeenAt, firstSeenAt };
  const merged = mergeBodies(known, comment, observedAt, importId);
  return { body: merged.body, revisions: revisionDifference(revisions, merged.revisions) };
}

function comparePresence({ comment, observedAt }: BatchRecord, stored: StoredRecord) {
  const { goneAt, returnedAt, listedAt, completeAt } = stored;
  if (goneAt === null || ABSENT.includes(comment.state)) return { goneAt, returnedAt };
  const known = { seenAt: stored.seenAt ?? observedAt, listedAt, goneAt, returnedAt };
  const { presence } = presenceAfter(known, { observedAt, isComplete: false, hasIt: true }, completeAt);
  return { goneAt: presence.goneAt, returnedAt: presence.returnedAt };
}

function stateAfter(
  { comment, observedAt }: BatchRecord,
  stored: StoredRecord,
  importId: string,
): string | null {
  const { seenAt, sourceState } = stored;
  const state = comment.state ?? null;
  const isNewer = seenAt === null || observedAt > seenAt;
  const isLaterCopyInFile = observedAt === seenAt && stored.importId === importId;
  return sourceState === null || isNewer || isLaterCopyInFile ? (state ?? sourceState) : sourceState;
}

function parentAfter({ parentId }: BatchRecord, stored: StoredRecord) {
  const { replyEvidence } = stored;
  const isTold = stored.parentId !== null && replyEvidence === "source";
  // A moderator's correction outlives what any copy says.
  const isKnown = parentId === null || isTold || replyEvidence === "moderator";
  return isKnown ? { parentId: stored.parentId, replyEvidence } : { parentId, replyEvidence: "source" };
}

function votesOf({ net, upvotes, downvotes }: Votes): Votes {
  return { net, upvotes, downvotes };
}
