import "server-only";
import { Prisma } from "@/lib/db/generated/client";

type Tx = Prisma.TransactionClient;

/** Sets the lock of who settles an article apart from other locks on its id. */
const SETTLING = 0x736574;
const PATIENT_TRIES = 3;

/**
 * Holds an article against imports of it and against others who would settle it, until the transaction ends; false
 * where one of them holds it. Moderators may still raise what is due.
 */
export async function tryToHold(tx: Tx, articleId: string): Promise<boolean> {
  return (await held(tx, articleId)) !== null;
}

/**
 * Notes that an article is about to be settled, so that one which ends its worker each time does not keep the others
 * waiting: from the third try of the same state it waits, four times as long each time and an hour at most. Returns
 * what is due; null where nothing is, or somebody else holds it.
 */
export async function beginTry(tx: Tx, articleId: string): Promise<number | null> {
  const due = await held(tx, articleId);
  if (due === null) return null;
  await tx.$executeRaw`
    INSERT INTO context_try AS before (article_id, due, tries, not_before)
    VALUES (${articleId}::uuid, ${due}::int, 1, now())
    ON CONFLICT (article_id) DO UPDATE SET due = EXCLUDED.due, (tries, not_before) = (
      SELECT again.tries, now() + CASE WHEN again.tries >= ${PATIENT_TRIES}::int
        THEN least(interval '1 hour', interval '1 second' * 4 ^ least(again.tries, 9)) ELSE interval '0' END
      FROM (SELECT CASE WHEN before.due = EXCLUDED.due THEN before.tries + 1 ELSE 1 END AS tries) again)`;
  return due;
}

/** Nothing is due any more, unless somebody raised it since `due` was read. */
export async function endTry(tx: Tx, articleId: string, due: number): Promise<void> {
  // Corrections of the thread wait here, since one that meets the row held would not raise it.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${articleId}, 0))`;
  await tx.$executeRaw`UPDATE article SET context_due = 0 WHERE id = ${articleId}::uuid AND context_due = ${due}`;
  await tx.$executeRaw`DELETE FROM context_try WHERE article_id = ${articleId}::uuid`;
}

/** True for an article `a` that was tried in its present state and is not to be tried again yet. */
export const WAITS_FOR_NEXT_TRY = Prisma.sql`
  EXISTS (SELECT 1 FROM context_try t
    WHERE t.article_id = a.id AND t.due = a.context_due AND t.not_before > now())`;

async function held(tx: Tx, articleId: string): Promise<number | null> {
  // An import holds it FOR UPDATE.
  const [article] = await tx.$queryRaw<{ due: number }[]>`
    SELECT context_due AS due FROM article
    WHERE id = ${articleId}::uuid AND context_due > 0 FOR KEY SHARE SKIP LOCKED`;
  if (!article) return null;
  const [lock] = await tx.$queryRaw<{ isMine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${articleId}, ${SETTLING}::int8)) AS "isMine"`;
  return lock?.isMine ? article.due : null;
}
