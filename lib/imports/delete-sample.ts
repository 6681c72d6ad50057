import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { holdClusters, leaveClusters } from "@/lib/context/likeness-clusters";
import { settleLeft } from "@/lib/context/likeness-step";
import { Prisma } from "@/lib/db/generated/client";

export type SampleRemoval = { articles: number; comments: number };

/** Deletes the sample articles, their comments and the imports that brought nothing else; counts and the audit log follow. */
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
  const deleted = await tx.$queryRaw<{ comments: number }[]>`
    SELECT delete_sample_comments(${actor.moderatorId}::uuid) AS comments`;
  await tx.$executeRaw`
    DELETE FROM import i
    WHERE EXISTS (SELECT 1 FROM import_article a WHERE a.import_id = i.id AND a.article_id = ANY(${ids}::uuid[]))
      AND NOT EXISTS (SELECT 1 FROM import_article a WHERE a.import_id = i.id AND a.article_id <> ALL(${ids}::uuid[]))`;
  await tx.$executeRaw`DELETE FROM article WHERE id = ANY(${ids}::uuid[])`;
  await settleLeft(tx, left);
  return { articles: articles.length, comments: deleted[0]?.comments ?? 0 };
}

/** What colleagues said under notes on the sample; it hangs off comments and articles alike, so no key can take it along. */
async function deleteTalk(tx: Prisma.TransactionClient, articleIds: readonly string[]): Promise<void> {
  const subjects = Prisma.sql`(SELECT id FROM comment WHERE article_id = ANY(${articleIds}::uuid[])
    UNION ALL SELECT unnest(${articleIds}::uuid[]))`;
  await tx.$executeRaw`DELETE FROM note_reply WHERE subject_id IN ${subjects}`;
  await tx.$executeRaw`DELETE FROM note_naming WHERE subject_id IN ${subjects}`;
}
