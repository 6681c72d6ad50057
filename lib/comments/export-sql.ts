import "server-only";
import { EXPORT_COLUMNS } from "@/lib/comments/export-columns";
import type { CommentQuery } from "@/lib/comments/query";
import { commentOrder, commentWhere } from "@/lib/comments/where";
import { Prisma } from "@/lib/db/generated/client";

/** The statement behind an export; the benchmark gives it to COPY. */
export function exportSql(query: CommentQuery): Prisma.Sql {
  return Prisma.sql`
    SELECT ${Prisma.join(EXPORT_COLUMNS.map((column) => column.sql))}
    FROM comment c
    JOIN article a ON a.id = c.article_id
    LEFT JOIN moderator d ON d.id = c.decided_by
    WHERE ${commentWhere(query)}
    ORDER BY ${commentOrder(query.sort)}`;
}
