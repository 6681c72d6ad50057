import "server-only";
import type { LinkChange } from "@/lib/comments/mark-change";
import type { Prisma } from "@/lib/db/generated/client";

type Tx = Prisma.TransactionClient;

/** So many answers one upon the other are looked through. */
const STEPS_MAX = 10_000;

/** Lets the corrections of one thread follow one another, so that two at once close no circle. Imports go on meanwhile. */
export async function holdThread(tx: Tx, commentId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(c.article_id::text, 0)) FROM comment c WHERE c.id = ${commentId}::uuid`;
}

/** Whether a comment would come to answer itself, through others, if it answered this one. */
export async function closesCircle(tx: Tx, commentId: string, parentId: string): Promise<boolean> {
  const met = await tx.$queryRaw<unknown[]>`
    WITH RECURSIVE above AS (
      SELECT c.id, c.parent_id, 1 AS steps FROM comment c WHERE c.id = ${parentId}::uuid
      UNION ALL
      SELECT c.id, c.parent_id, a.steps + 1 FROM above a JOIN comment c ON c.id = a.parent_id
      WHERE a.id <> ${commentId}::uuid AND a.steps < ${STEPS_MAX})
    SELECT 1 FROM above WHERE id = ${commentId}::uuid LIMIT 1`;
  return met.length > 0;
}

/** Writes what a comment answers where it is still as before, and the correction that says so. Says whether it was written. */
export async function writeLink(tx: Tx, commentId: string, change: LinkChange): Promise<boolean> {
  const { before, after } = change;
  await holdThread(tx, commentId);
  if (after.parentId !== null && (await closesCircle(tx, commentId, after.parentId))) return false;
  const written = await tx.$executeRaw`
    UPDATE comment c SET parent_id = ${after.parentId}::uuid, reply_evidence = ${after.evidence}
    WHERE c.id = ${commentId}::uuid AND c.parent_id IS NOT DISTINCT FROM ${before.parentId}::uuid
      AND c.reply_evidence IS NOT DISTINCT FROM ${before.evidence}`;
  if (written === 0) return false;
  await writeCorrection(tx, commentId, after);
  await raiseContext(tx, commentId);
  return true;
}

async function writeCorrection(
  tx: Tx,
  commentId: string,
  { parentId, moderatorId }: LinkChange["after"],
): Promise<void> {
  if (moderatorId === null) {
    await tx.linkCorrection.deleteMany({ where: { commentId } });
    return;
  }
  const said = { parentId, moderatorId, correctedAt: new Date() };
  await tx.linkCorrection.upsert({ where: { commentId }, create: { commentId, ...said }, update: said });
}

/** What hangs on the thread's links is worked out anew. Whoever holds the article is about to do so, and is not waited for. */
async function raiseContext(tx: Tx, commentId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE article SET context_due = context_due + 1
    WHERE id = (SELECT a.id FROM article a
                WHERE a.id = (SELECT c.article_id FROM comment c WHERE c.id = ${commentId}::uuid)
                FOR NO KEY UPDATE SKIP LOCKED)`;
}
