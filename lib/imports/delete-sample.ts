import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { holdClusters, leaveClusters } from "@/lib/context/likeness-clusters";
import { settleLeft } from "@/lib/context/likeness-step";
import { Prisma } from "@/lib/db/generated/client";
import { STATUSES, type Status } from "@/lib/domain/statuses";
import { countStatusChange } from "@/lib/stats/status-count";

export type SampleRemoval = { articles: number; comments: number };

/** Deletes the sample articles, their comments and the imports that brought nothing else; kept counts and the audit log follow. */
export async function deleteSample(tx: Prisma.TransactionClient, actor: Actor): Promise<SampleRemoval> {
  // Held first and in one order, so that an import of one of them waits, or is waited for.
  const articles = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM article WHERE is_sample ORDER BY id FOR UPDATE`;
  if (articles.length === 0) return { articles: 0, comments: 0 };
  const ids = articles.map((article) => article.id);
  await holdClusters(tx);
  const leaving = await tx.comment.findMany({ where: { articleId: { in: ids } }, select: { id: true } });
  const left = await leaveClusters(
    tx,
    leaving.map(({ id }) => id),
  );
  await deleteTalk(tx, ids);
  const comments = await tx.$queryRaw<{ status: Status; isFlagged: boolean }[]>`
    SELECT status, is_flagged AS "isFlagged" FROM delete_sample_comments(${actor.moderatorId}::uuid)`;
  await tx.$executeRaw`
    DELETE FROM import i
    WHERE EXISTS (SELECT 1 FROM import_article a WHERE a.import_id = i.id AND a.article_id = ANY(${ids}::uuid[]))
      AND NOT EXISTS (SELECT 1 FROM import_article a WHERE a.import_id = i.id AND a.article_id <> ALL(${ids}::uuid[]))`;
  await tx.$executeRaw`DELETE FROM article WHERE id = ANY(${ids}::uuid[])`;
  await settleLeft(tx, left);
  const fewer = Object.fromEntries(
    STATUSES.map((status) => [status, -comments.filter((comment) => comment.status === status).length]),
  );
  await countStatusChange(tx, { ...fewer, flagged: -comments.filter((comment) => comment.isFlagged).length });
  return { articles: articles.length, comments: comments.length };
}

/** What colleagues said under notes on the sample; it hangs off comments and articles alike, so no key can take it along. */
async function deleteTalk(tx: Prisma.TransactionClient, articleIds: readonly string[]): Promise<void> {
  const subjects = Prisma.sql`(SELECT id FROM comment WHERE article_id = ANY(${articleIds}::uuid[])
    UNION ALL SELECT unnest(${articleIds}::uuid[]))`;
  await tx.$executeRaw`DELETE FROM note_reply WHERE subject_id IN ${subjects}`;
  await tx.$executeRaw`DELETE FROM note_naming WHERE subject_id IN ${subjects}`;
}
