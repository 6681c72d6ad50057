import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { StoredRecord } from "@/lib/domain/compare-record";
import type { Revision } from "@/lib/domain/merge-bodies";
import type { VoteLine } from "@/lib/domain/observe-votes";
import type { BatchPlan } from "@/lib/domain/plan-batch";
import type { ImportRun } from "./run";

type Tx = Prisma.TransactionClient;
type OfComment = { commentId: string };

/** Reads the vote lines and earlier bodies of these comments into them. */
export async function readLedgers(tx: Tx, comments: readonly StoredRecord[]): Promise<void> {
  if (comments.length === 0) return;
  const ids = comments.map(({ id }) => id);
  const lines = group(await readLines(tx, ids));
  const revisions = group(await readRevisions(tx, ids));
  for (const comment of comments) {
    comment.lines = lines.get(comment.id) ?? [];
    comment.revisions = revisions.get(comment.id) ?? [];
  }
}

/** Writes the lines of a plan: votes, earlier bodies, returns. */
export async function writeLedgers(
  tx: Tx,
  run: ImportRun,
  { votes, revisions, returned }: BatchPlan,
): Promise<void> {
  await writeVotes(tx, votes);
  const numbered = revisions.put.filter(({ number }) => number !== null);
  const fresh = revisions.put.filter(({ number }) => number === null);
  await dropRevisions(tx, revisions.drop);
  await moveRevisions(tx, numbered);
  const back = returned.map((line) => ({ ...line, kind: "returned", bodyBefore: null }));
  await addHistory(tx, run, [...fresh.map((line) => ({ ...line, kind: "edited" })), ...back]);
}

async function readLines(tx: Tx, ids: string[]): Promise<(VoteLine & OfComment)[]> {
  const rows = await tx.voteObservation.findMany({
    where: { commentId: { in: ids } },
    orderBy: [{ commentId: "asc" }, { observedAt: "asc" }],
  });
  return rows.map((row) => ({
    ...row,
    observedAt: row.observedAt.toISOString(),
    changedAfter: row.changedAfter?.toISOString() ?? null,
  }));
}

async function readRevisions(tx: Tx, ids: string[]): Promise<(Revision & OfComment)[]> {
  const rows = await tx.sourceChange.findMany({
    where: { commentId: { in: ids }, kind: "edited" },
    orderBy: [{ commentId: "asc" }, { observedAt: "asc" }, { number: "asc" }],
  });
  return rows.map(({ commentId, number, observedAt, bodyBefore, importId }) => ({
    commentId,
    number,
    observedAt: observedAt.toISOString(),
    bodyBefore: bodyBefore ?? "",
    importId,
  }));
}

async function writeVotes(tx: Tx, { put, drop }: BatchPlan["votes"]): Promise<void> {
  if (drop.length > 0) {
    await tx.$executeRaw`
      DELETE FROM vote_observation v
      USING unnest(${drop.map((line) => line.commentId)}::uuid[], ${drop.map((line) => line.observedAt)}::timestamptz[])
        AS w(id, observed_at)
      WHERE v.comment_id = w.id AND v.observed_at = w.observed_at`;
  }
  if (put.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO vote_observation (comment_id, observed_at, net, upvotes, downvotes, net_change, changed_after, import_id)
    SELECT * FROM unnest(
      ${put.map((line) => line.commentId)}::uuid[], ${put.map((line) => line.observedAt)}::timestamptz[],
      ${put.map((line) => line.net)}::int[], ${put.map((line) => line.upvotes)}::int[],
      ${put.map((line) => line.downvotes)}::int[], ${put.map((line) => line.netChange)}::int[],
      ${put.map((line) => line.changedAfter)}::timestamptz[], ${put.map((line) => line.importId)}::uuid[])
    ON CONFLICT (comment_id, observed_at) DO UPDATE
    SET net = EXCLUDED.net, upvotes = EXCLUDED.upvotes, downvotes = EXCLUDED.downvotes,
        net_change = EXCLUDED.net_change, changed_after = EXCLUDED.changed_after`;
}

async function dropRevisions(tx: Tx, drop: BatchPlan["revisions"]["drop"]): Promise<void> {
  if (drop.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM source_change s
    USING unnest(${drop.map((line) => line.commentId)}::uuid[], ${drop.map((line) => line.number)}::int[])
      AS w(id, number)
    WHERE s.comment_id = w.id AND s.number = w.number`;
}

async function moveRevisions(tx: Tx, revisions: readonly (Revision & OfComment)[]): Promise<void> {
  if (revisions.length === 0) return;
  await tx.$executeRaw`
    UPDATE source_change s SET observed_at = w.observed_at, body_before = w.body_before
    FROM unnest(${revisions.map((line) => line.commentId)}::uuid[], ${revisions.map((line) => line.number)}::int[],
                ${revisions.map((line) => line.observedAt)}::timestamptz[],
                ${revisions.map((line) => line.bodyBefore)}::text[]) AS w(id, number, observed_at, body_before)
    WHERE s.comment_id = w.id AND s.number = w.number`;
}

/** Numbered on by comment, in the order given. */
async function addHistory(
  tx: Tx,
  run: ImportRun,
  lines: readonly (OfComment & { kind: string; observedAt: string; bodyBefore: string | null })[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO source_change (comment_id, number, import_id, kind, observed_at, body_before)
    SELECT w.id,
           coalesce((SELECT max(s.number) FROM source_change s WHERE s.comment_id = w.id), 0)
             + row_number() OVER (PARTITION BY w.id ORDER BY w.place),
           ${run.importId}::uuid, w.kind, w.observed_at, w.body_before
    FROM unnest(${lines.map((line) => line.commentId)}::uuid[], ${lines.map((line) => line.kind)}::text[],
                ${lines.map((line) => line.observedAt)}::timestamptz[], ${lines.map((line) => line.bodyBefore)}::text[])
      WITH ORDINALITY AS w(id, kind, observed_at, body_before, place)`;
}

function group<Line extends OfComment>(lines: readonly Line[]): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.commentId);
    if (group) group.push(line);
    else groups.set(line.commentId, [line]);
  }
  return groups;
}
