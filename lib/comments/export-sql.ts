import "server-only";
import { EXPORT_COLUMNS } from "@/lib/comments/export-columns";
import type { CommentQuery } from "@/lib/comments/query";
import { commentOrder, commentWhere } from "@/lib/comments/where";
import { Prisma } from "@/lib/db/generated/client";

/** The statement behind an export, with the reason given with the decision that stands; the benchmark gives it to COPY. */
export function exportSql(query: CommentQuery): Prisma.Sql {
  return Prisma.sql`
    SELECT ${Prisma.join(EXPORT_COLUMNS.map((column) => column.sql))}
    FROM comment c
    JOIN article a ON a.id = c.article_id
    LEFT JOIN moderator d ON d.id = c.decided_by
    LEFT JOIN LATERAL (
      SELECT l.detail->'reason' AS reason FROM decision l
      WHERE l.comment_id = c.id AND l.revision = c.revision AND l.to_status = c.status LIMIT 1
    ) l ON c.status <> 'open'
    WHERE ${commentWhere(query)}
    ORDER BY ${commentOrder(query.sort)}`;
}
