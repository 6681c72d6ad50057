import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { StoredWarning } from "./run";
import { writeWarnings } from "./run-rows";

type Row = { articleId: string; fileNumber: number; count: number; position: number; commentId: string };

/**
 * Writes one warning for each article in which comments answer one that the source does not hold, unless its page said so. For the end of an
 * import, when all that it holds is there.
 */
export async function warnOfUnknownParents(tx: Prisma.TransactionClient, importId: string): Promise<void> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.article_id AS "articleId", i.file_number AS "fileNumber", count(*)::int AS count,
           min(c.position) AS position, (array_agg(c.id ORDER BY c.position))[1] AS "commentId"
    FROM import_article i JOIN comment c ON c.article_id = i.article_id
    WHERE i.import_id = ${importId}::uuid AND c.parent_id IS NOT NULL AND c.reply_evidence = 'source'
      AND NOT EXISTS (SELECT FROM comment p WHERE p.id = c.parent_id)
      AND NOT EXISTS (SELECT FROM import_warning w WHERE w.import_id = i.import_id AND w.article_id = c.article_id
                        AND w.code = 'unknown_parent')
    GROUP BY c.article_id, i.file_number ORDER BY c.article_id`;
  for (const fileNumber of new Set(rows.map((row) => row.fileNumber))) {
    const found = rows.filter((row) => row.fileNumber === fileNumber);
    await writeWarnings(tx, { importId, fileNumber }, found.map(warning));
  }
}

function warning({ articleId, count, position, commentId }: Row): StoredWarning {
  const many = `${count} comments answer comments that the source does not hold, the first of them comment ${position}; each stands by itself.`;
  const one = `Comment ${position} answers a comment that the source does not hold; it stands by itself.`;
  const message = count === 1 ? one : many;
  return { code: "unknown_parent", message, line: null, position, articleId, commentId };
}
