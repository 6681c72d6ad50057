import type { Votes } from "./import-change";
import { mergeBody, revisionDifference } from "./merge-bodies";
import type { MergedComment, PageCopy, StoredComment } from "./merged-comment";
import {
  areSeen,
  ledgerDifference,
  nextLine,
  rewriteLedger,
  tellsOther,
  type VoteLine,
} from "./observe-votes";
import type { ParsedComment } from "./parsed-article";
import { presenceAfter } from "./presence";

const MEMBER_PAGE = "member page";
const NO_VOTES = { put: [], drop: [], told: null, isNews: false };
const NO_REVISIONS = { put: [], drop: [] };

/** A comment that the desk has not met. */
export function newComment(
  id: string,
  page: ParsedComment,
  copy: PageCopy,
  completeAt: string | null,
): MergedComment {
  const { presence, told, moved } = presenceAfter(null, { ...copy, hasIt: true }, completeAt);
  const { net, upvotes, downvotes } = page;
  const unknown = { net: null, upvotes: null, downvotes: null };
  const line = nextLine(unknown, copy.observedAt, { ...copy, net, upvotes, downvotes });
  return {
    comment: {
      id,
      position: page.position,
      author: page.author,
      authorEvidence: page.author !== null && copy.isMemberPage ? MEMBER_PAGE : null,
      postedAt: page.postedAt,
      body: page.body,
      revisions: [],
      net,
      upvotes,
      downvotes,
      votesSeenAt: null,
      parentId: null,
      replyEvidence: null,
      sourceId: page.sourceId ?? null,
      state: page.state ?? null,
      kind: page.kind ?? "comment",
      reports: page.reports ?? null,
      ...presence,
    },
    before: null,
    page,
    pagePosition: page.position,
    isNew: true,
    isChanged: false,
    votes: line ? { ...NO_VOTES, put: [line], isNews: true } : NO_VOTES,
    revisions: NO_REVISIONS,
    presence: { told, moved },
  };
}

/** A stored comment that the page has. The newest copy decides what changes; an older one adds to the history. */
export function meetComment(
  before: StoredComment,
  page: ParsedComment,
  copy: PageCopy,
  completeAt: string | null,
  ledger: readonly VoteLine[],
): MergedComment {
  const { presence, told, moved } = presenceAfter(before, { ...copy, hasIt: true }, completeAt);
  const { votes, current, votesSeenAt } = mergeVotes(before, page, copy, ledger);
  const firstSeenAt = ledger.reduce((first, { observedAt }) => least(first, observedAt), before.seenAt);
  const bodies = mergeBody({ ...before, firstSeenAt }, { ...copy, body: page.body });
  const revisions = revisionDifference(before.revisions, bodies.revisions);
  const filledIn = fillIn(before, page, copy);
  return {
    comment: {
      ...before,
      ...filledIn,
      ...presence,
      ...current,
      votesSeenAt: votesSeenAt === presence.seenAt || !areSeen(current) ? null : votesSeenAt,
      body: bodies.body,
      revisions: bodies.revisions,
    },
    before,
    page,
    pagePosition: page.position,
    isNew: false,
    isChanged:
      votes.isNews ||
      revisions.put.some(({ number }) => number === null) ||
      filledIn.author !== before.author ||
      filledIn.postedAt !== before.postedAt ||
      filledIn.state !== before.state,
    votes,
    revisions,
    presence: { told, moved },
  };
}

/** A stored comment that the page does not have. */
export function missComment(before: StoredComment, copy: PageCopy, completeAt: string | null): MergedComment {
  const { presence, told, moved } = presenceAfter(before, { ...copy, hasIt: false }, completeAt);
  return {
    comment: { ...before, ...presence },
    before,
    page: null,
    pagePosition: null,
    isNew: false,
    isChanged: false,
    votes: NO_VOTES,
    revisions: NO_REVISIONS,
    presence: { told, moved },
  };
}

const least = (one: string, other: string) => (one < other ? one : other);

/** What a copy fills in: a known fact stays. A name that the article's own page gives needs no other evidence. */
function fillIn(before: StoredComment, page: ParsedComment, copy: PageCopy) {
  const isNewest = copy.observedAt >= before.seenAt;
  const isNamedByMember = copy.isMemberPage && before.author === null && page.author !== null;
  const kept = !copy.isMemberPage && page.author !== null ? null : before.authorEvidence;
  return {
    author: before.author ?? page.author,
    authorEvidence: isNamedByMember ? MEMBER_PAGE : kept,
    postedAt: before.postedAt ?? page.postedAt,
    sourceId: before.sourceId ?? page.sourceId ?? null,
    state: (isNewest ? (page.state ?? before.state) : (before.state ?? page.state)) ?? null,
    kind: before.kind === "comment" ? (page.kind ?? "comment") : before.kind,
    reports: (isNewest ? (page.reports ?? before.reports) : (before.reports ?? page.reports)) ?? null,
  };
}

type MergedVotes = {
  votes: MergedComment["votes"];
  current: Votes;
  votesSeenAt: string;
};

/** The three numbers are one observation: parts of two are never mixed. */
function mergeVotes(
  before: StoredComment,
  page: ParsedComment,
  { observedAt, importId }: PageCopy,
  ledger: readonly VoteLine[],
): MergedVotes {
  const current = votesOf(before);
  const seenAt = before.votesSeenAt ?? before.seenAt;
  const seen = { ...votesOf(page), observedAt, importId };
  if (!areSeen(seen)) return { votes: NO_VOTES, current, votesSeenAt: seenAt };
  if (observedAt > seenAt || !areSeen(current)) {
    const line = nextLine(current, seenAt, seen);
    if (line === null) return { votes: NO_VOTES, current, votesSeenAt: observedAt };
    const told = areSeen(current) ? { before: current, after: votesOf(line) } : null;
    const votes = { put: [line], drop: [], told, isNews: true };
    return {
      votes,
      current: votesOf(line),
      votesSeenAt: observedAt,
    };
  }
  if (observedAt === seenAt && !tellsOther(current, seen))
    return { votes: NO_VOTES, current, votesSeenAt: seenAt };
  // A comment that came before there was a ledger has one line: what it shows now.
  const lines =
    ledger.length > 0
      ? ledger
      : [{ ...seen, ...current, observedAt: seenAt, netChange: null, changedAfter: null }];
  const after = rewriteLedger(lines, seenAt, seen);
  const last = after.at(-1);
  const place = after.findIndex((line) => line.observedAt === observedAt && line.importId === importId);
  const [earlier, own] = [after[place - 1], after[place]];
  const told = earlier && own ? { before: votesOf(earlier), after: votesOf(own) } : null;
  const difference = ledgerDifference(ledger, after);
  return {
    votes: {
      ...difference,
      told: difference.put.some((line) => line === own) ? told : null,
      // That known numbers were there earlier than known is no news.
      isNews: after.length !== lines.length || tellsOther(current, last ?? current),
    },
    current: last ? votesOf(last) : current,
    votesSeenAt: seenAt,
  };
}

const votesOf = ({ net, upvotes, downvotes }: Votes): Votes => ({ net, upvotes, downvotes });
