import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { ImportRun, StoredWarning } from "./run";

/** One warning for each article in which comments answer one that the source does not hold. For the end of an import. */
export async function unknownParents(tx: Prisma.TransactionClient, run: ImportRun): Promise<StoredWarning[]> {
  const rows = await tx.$queryRaw<
    { articleId: string; count: number; position: number; commentId: string }[]
  >`
    SELECT c.article_id AS "articleId", count(*)::int AS count, min(c.position) AS position,
           (array_agg(c.id ORDER BY c.position))[1] AS "commentId"
    FROM import_article i JOIN comment c ON c.article_id = i.article_id
    WHERE i.import_id = ${run.importId}::uuid AND c.parent_id IS NOT NULL AND c.reply_evidence = 'source'
      AND NOT EXISTS (SELECT FROM comment p WHERE p.id = c.parent_id)
    GROUP BY c.article_id ORDER BY c.article_id`;
  return rows.map(({ articleId, count, position, commentId }) => ({
    code: "unknown_parent",
    message:
      count === 1
        ? `Comment ${position} answers a comment that the source does not hold; it stands by itself.`
        : `${count} comments answer comments that the source does not hold, the first is comment ${position}; each stands by itself.`,
    line: null,
    position,
    articleId,
    commentId,
  }));
}
