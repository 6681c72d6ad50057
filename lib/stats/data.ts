import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import type { CommentTotal } from "@/lib/comments/rows";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import type { Status } from "@/lib/domain/statuses";

type CountName = Status | "flagged";

/** How many comments stand in each status, and how many of the open ones are flagged. Kept, never scanned for. */
export async function deskCounts(actor: Actor): Promise<Record<CountName, CommentTotal>> {
  assertCan(actor, "comment:read");
  const rows = await selectRows<{ name: CountName; count: string }>(
    Prisma.sql`SELECT name, sum(count)::text AS count FROM status_count GROUP BY name`,
  );
  const counts = new Map(rows.map(({ name, count }) => [name, Number(count)]));
  const total = (name: CountName) => ({ count: counts.get(name) ?? 0, exact: true });
  return {
    open: total("open"),
    kept: total("kept"),
    removed: total("removed"),
    escalated: total("escalated"),
    flagged: total("flagged"),
  };
}

// Counting under each of these reads its own stretch of an index, and nothing else.
const LOOKED_AT = 50;

/** Of the articles that came in last, those under which most is open; of equals the latest. */
export async function busiestArticles(
  actor: Actor,
  limit: number,
): Promise<{ id: string; title: string | null; openCount: number }[]> {
  assertCan(actor, "article:read");
  return selectRows(Prisma.sql`
    WITH late AS MATERIALIZED (
      SELECT id, title, imported_at FROM article ORDER BY imported_at DESC, id DESC LIMIT ${LOOKED_AT})
    SELECT late.id, late.title, waiting.count AS "openCount" FROM late
    CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM open_comment o
      WHERE o.article_id = late.id) AS waiting
    WHERE waiting.count > 0
    ORDER BY waiting.count DESC, late.imported_at DESC, late.id DESC LIMIT ${limit}`);
}
