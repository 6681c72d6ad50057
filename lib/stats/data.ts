import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import type { CommentTotal } from "@/lib/comments/rows";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import type { Status } from "@/lib/domain/statuses";
import type { CountName } from "@/lib/stats/status-count";

/** How many comments stand in each status, and how many of the open ones are flagged. Kept, never scanned for. */
export async function deskCounts(actor: Actor): Promise<Record<Status | "flagged", CommentTotal>> {
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

/** The articles that came in last, with what still waits under each. */
export async function recentArticles(
  actor: Actor,
  limit: number,
): Promise<{ id: string; title: string | null; openCount: number }[]> {
  assertCan(actor, "article:read");
  return selectRows(Prisma.sql`
    SELECT a.id, a.title,
      (SELECT count(*)::int FROM comment c WHERE c.article_id = a.id AND c.status = 'open') AS "openCount"
    FROM article a ORDER BY a.imported_at DESC, a.id DESC LIMIT ${limit}`);
}
