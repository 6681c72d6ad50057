import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { CarriedComment } from "./carried-comment";
import type { ImportRun } from "./run";

type Tx = Prisma.TransactionClient;

/** Puts new comments where they stood on the other desk, with what it knew of their past. */
export async function restoreHistory(
  tx: Tx,
  run: ImportRun,
  comments: readonly CarriedComment[],
): Promise<void> {
  if (comments.length === 0) return;
  await writePlaces(tx, comments);
  await writeComplete(tx, comments);
  await writeVotes(tx, run, comments);
  await writeChanges(tx, run, comments);
  await writeQuotes(tx, comments);
}

async function writePlaces(tx: Tx, comments: readonly CarriedComment[]): Promise<void> {
  const rows = comments.map(({ commentId, work: { place } }) => ({
    id: commentId,
    position: place.position,
    kind: place.kind,
    parent_id: place.parentId,
    reply_evidence: place.replyEvidence,
    author_evidence: place.authorEvidence,
    seen_at: place.seenAt,
    listed_at: place.listedAt,
    votes_seen_at: place.votesSeenAt,
    gone_at: place.goneAt,
    returned_at: place.returnedAt,
    edited_at: place.editedAt,
  }));
  await tx.$executeRaw`
    UPDATE comment c
    SET position = coalesce(w.position, c.position), kind = coalesce(w.kind, c.kind), parent_id = w.parent_id,
        reply_evidence = w.reply_evidence, author_evidence = w.author_evidence, seen_at = coalesce(w.seen_at, c.seen_at), listed_at = w.listed_at,
        votes_seen_at = w.votes_seen_at,
        gone_at = w.gone_at, returned_at = w.returned_at, edited_at = w.edited_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w(id uuid, position int, kind text, parent_id uuid, reply_evidence text, author_evidence text,
           seen_at timestamptz, listed_at timestamptz, votes_seen_at timestamptz, gone_at timestamptz, returned_at timestamptz, edited_at timestamptz)
    WHERE c.id = w.id
      AND (c.position, c.kind, c.parent_id, c.reply_evidence, c.author_evidence, c.seen_at, c.listed_at, c.votes_seen_at, c.gone_at, c.returned_at,
           c.edited_at)
        IS DISTINCT FROM (coalesce(w.position, c.position), coalesce(w.kind, c.kind), w.parent_id, w.reply_evidence,
           w.author_evidence, coalesce(w.seen_at, c.seen_at), w.listed_at, w.votes_seen_at, w.gone_at, w.returned_at, w.edited_at)`;
}

async function writeComplete(tx: Tx, comments: readonly CarriedComment[]): Promise<void> {
  const told = comments.filter(({ work }) => work.place.articleCompleteAt !== null);
  if (told.length === 0) return;
  await tx.$executeRaw`
    UPDATE article a SET complete_at = w.complete_at
    FROM (
      SELECT c.article_id, max(g.complete_at) AS complete_at
      FROM unnest(${told.map(({ commentId }) => commentId)}::uuid[],
                  ${told.map(({ work }) => work.place.articleCompleteAt)}::timestamptz[]) AS g(id, complete_at)
      JOIN comment c ON c.id = g.id GROUP BY c.article_id
    ) w
    WHERE a.id = w.article_id AND (a.complete_at IS NULL OR a.complete_at < w.complete_at)`;
}

/** The ledger as it was. Only a comment whose votes changed carries it; another has one line, which the import wrote. */
async function writeVotes(tx: Tx, run: ImportRun, comments: readonly CarriedComment[]): Promise<void> {
  const rows = comments.flatMap(({ commentId, work }) =>
    work.votes.map((vote) => ({
      comment_id: commentId,
      observed_at: vote.observedAt,
      net: vote.net,
      upvotes: vote.upvotes,
      downvotes: vote.downvotes,
      net_change: vote.netChange,
      changed_after: vote.changedAfter,
    })),
  );
  if (rows.length === 0) return;
  const ids = [...new Set(rows.map((row) => row.comment_id))];
  await tx.$executeRaw`DELETE FROM vote_observation WHERE comment_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO vote_observation (comment_id, observed_at, net, upvotes, downvotes, net_change, changed_after, import_id)
    SELECT comment_id, observed_at, net, upvotes, downvotes, net_change, changed_after, ${run.importId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w(comment_id uuid, observed_at timestamptz, net int, upvotes int, downvotes int, net_change int,
           changed_after timestamptz)
    ON CONFLICT (comment_id, observed_at) DO NOTHING`;
  await tx.$executeRaw`
    UPDATE article SET swings_due = true
    WHERE NOT swings_due AND id IN (SELECT article_id FROM comment WHERE id = ANY(${ids}::uuid[]))`;
}

async function writeChanges(tx: Tx, run: ImportRun, comments: readonly CarriedComment[]): Promise<void> {
  const rows = comments.flatMap(({ commentId, work }) =>
    work.changes.map((change, at) => ({
      comment_id: commentId,
      number: at + 1,
      kind: change.kind,
      observed_at: change.observedAt,
      body_before: change.bodyBefore,
    })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO source_change (comment_id, number, import_id, kind, observed_at, body_before)
    SELECT comment_id, number, ${run.importId}::uuid, kind, observed_at, body_before
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w(comment_id uuid, number int, kind text, observed_at timestamptz, body_before text)
    ON CONFLICT (comment_id, number) DO NOTHING`;
}

async function writeQuotes(tx: Tx, comments: readonly CarriedComment[]): Promise<void> {
  const rows = comments.flatMap(({ commentId, work }) =>
    work.quotes.map((quote, at) => ({
      comment_id: commentId,
      number: at + 1,
      body_start: quote.bodyStart,
      body_end: quote.bodyEnd,
      source_comment_id: quote.sourceCommentId,
      source_paragraph: quote.sourceParagraph,
      source_start: quote.sourceStart,
      source_end: quote.sourceEnd,
      confidence: quote.confidence,
    })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO quote (comment_id, number, body_start, body_end, source_comment_id, source_paragraph, source_start,
                       source_end, confidence)
    SELECT comment_id, number, body_start, body_end, source_comment_id, source_paragraph, source_start, source_end,
           confidence
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w(comment_id uuid, number int, body_start int, body_end int, source_comment_id uuid, source_paragraph int,
           source_start int, source_end int, confidence float8)
    ON CONFLICT (comment_id, number) DO NOTHING`;
}
