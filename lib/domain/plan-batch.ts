import { type BatchRecord, type BatchWarning, repeatedId } from "./batch-records";
import { compareRecord, type RecordNews, type StoredRecord } from "./compare-record";
import type { CommentChange, Votes } from "./import-change";
import type { Revision } from "./merge-bodies";
import type { VoteLine } from "./observe-votes";
import { firstBodies } from "./told-bodies";

/** A comment that the desk does not have, with its first votes. `position` is its place on the desk. */
export type AddedRecord = { record: BatchRecord; position: number };

/** A comment that the desk has, and what the batch tells of it. */
export type MetRecord = { stored: StoredRecord; news: RecordNews };

/** What a batch did to one article. */
type BatchTally = {
  articleId: string;
  found: number;
  added: number;
  changed: number;
  unchanged: number;
  votesChanged: number;
  edited: number;
  returned: number;
};

type OfComment = { commentId: string };

/** What storing a batch comes to: rows to add, rows to change, lines for the ledgers. */
export type BatchPlan = {
  added: AddedRecord[];
  changed: MetRecord[];
  /** Nothing is new of them but that they were there. */
  seenAgain: MetRecord[];
  votes: { put: (VoteLine & OfComment)[]; drop: (OfComment & { observedAt: string })[] };
  revisions: { put: (Revision & OfComment)[]; drop: (OfComment & { number: number })[] };
  returned: (OfComment & { observedAt: string })[];
  /** Articles in which the votes of a comment changed. */
  swingsDue: Set<string>;
  tallies: BatchTally[];
  changes: CommentChange[];
  warnings: BatchWarning[];
};

/** What the desk has of what a batch names. */
export type BatchKnowledge = {
  importId: string;
  articles: ReadonlyMap<string, { title: string | null; commentCount: number }>;
  comments: ReadonlyMap<string, StoredRecord>;
  /** Records that tell what the desk knows, to the letter. */
  same: ReadonlySet<BatchRecord>;
};

const EXCERPT_CHARS = 200;

/** Plans a batch: what is new, what changed, what stays. New comments stand after the others in the file's order. */
export function planBatch(records: readonly BatchRecord[], known: BatchKnowledge): BatchPlan {
  const planner = new BatchPlanner(known);
  for (const record of records) {
    const stored = known.comments.get(record.id);
    if (known.same.has(record)) planner.keep(record);
    else if (stored) planner.meet(record, stored);
    else planner.add(record);
  }
  return planner.plan;
}

class BatchPlanner {
  readonly plan: BatchPlan;
  private readonly tallies = new Map<string, BatchTally>();

  constructor(private readonly known: BatchKnowledge) {
    for (const articleId of known.articles.keys()) this.tallies.set(articleId, emptyTally(articleId));
    this.plan = {
      added: [],
      changed: [],
      seenAgain: [],
      votes: { put: [], drop: [] },
      revisions: { put: [], drop: [] },
      returned: [],
      swingsDue: new Set(),
      tallies: [...this.tallies.values()],
      changes: [],
      warnings: [],
    };
  }

  add(record: BatchRecord): void {
    const { id, articleId, observedAt, earlierBodies, comment } = record;
    const tally = this.tallyOf(articleId);
    tally.found += 1;
    tally.added += 1;
    const position = (this.known.articles.get(articleId)?.commentCount ?? 0) + tally.added;
    this.plan.added.push({ record, position });
    const { importId } = this.known;
    for (const revision of firstBodies(comment, observedAt, importId).revisions) {
      this.plan.revisions.put.push({ ...revision, commentId: id });
    }
    for (const bodyBefore of earlierBodies) {
      this.plan.revisions.put.push({ commentId: id, number: null, observedAt, bodyBefore, importId });
    }
    this.plan.changes.push({ kind: "new", ...this.described(record, position) });
  }

  keep({ articleId }: BatchRecord): void {
    const tally = this.tallyOf(articleId);
    tally.found += 1;
    tally.unchanged += 1;
  }

  meet(record: BatchRecord, stored: StoredRecord): void {
    const { importId } = this.known;
    const tally = this.tallyOf(record.articleId);
    const news = compareRecord(record, stored, importId);
    tally.found += 1;
    if (news.isChanged) tally.changed += 1;
    else tally.unchanged += 1;
    if (news.isChanged) this.plan.changed.push({ stored, news });
    else if (news.isSeenAgain) this.plan.seenAgain.push({ stored, news });
    if (news.isChanged && stored.importId === importId) {
      const warning = repeatedId(record.comment, null);
      this.plan.warnings.push({ ...warning, articleId: record.articleId, commentId: record.id });
    }
    this.keepLines(record.id, news);
    this.tell(record, stored, news, tally);
  }

  private keepLines(commentId: string, { votes, revisions, returnedAt }: RecordNews): void {
    this.plan.votes.put.push(...votes.put.map((line) => ({ ...line, commentId })));
    this.plan.votes.drop.push(...votes.drop.map((observedAt) => ({ commentId, observedAt })));
    this.plan.revisions.put.push(...revisions.put.map((line) => ({ ...line, commentId })));
    this.plan.revisions.drop.push(...revisions.drop.map((number) => ({ commentId, number })));
    if (returnedAt !== null) this.plan.returned.push({ commentId, observedAt: returnedAt });
  }

  private tell(record: BatchRecord, stored: StoredRecord, news: RecordNews, tally: BatchTally): void {
    const described = this.described(record, stored.position);
    if (news.votes.put.length + news.votes.drop.length > 0) {
      tally.votesChanged += 1;
      this.plan.swingsDue.add(record.articleId);
      this.plan.changes.push({
        kind: "votes",
        ...described,
        before: votesOf(stored),
        after: votesOf(news.row),
      });
    }
    if (news.isEdited) {
      tally.edited += 1;
      this.plan.changes.push({ kind: "edited", ...described, before: stored.body, after: news.row.body });
    }
    if (news.returnedAt !== null) {
      tally.returned += 1;
      this.plan.changes.push({ kind: "returned", ...described });
    }
  }

  private described({ id, articleId, comment }: BatchRecord, position: number) {
    return {
      articleId,
      articleTitle: this.known.articles.get(articleId)?.title ?? null,
      commentId: id,
      position,
      author: comment.author,
      excerpt: comment.body.slice(0, EXCERPT_CHARS),
    };
  }

  private tallyOf(articleId: string): BatchTally {
    const tally = this.tallies.get(articleId);
    if (!tally) throw new Error(`The article ${articleId} of a record was not read`);
    return tally;
  }
}

function votesOf({ net, upvotes, downvotes }: Votes): Votes {
  return { net, upvotes, downvotes };
}

function emptyTally(articleId: string): BatchTally {
  return {
    articleId,
    found: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    votesChanged: 0,
    edited: 0,
    returned: 0,
  };
}
