import "server-only";
import type { ThreadRow } from "@/lib/comments/rows";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { threadDepths } from "@/lib/domain/thread-depths";

const NEIGHBOURS = 3;
const LINKS_MAX = 30;
const REPLIES_MAX = 40;

type Link = { id: string; parentId: string | null; isShown: boolean };

/** A comment's conversation, upwards and downwards, and its neighbours on the page; the same work in a thread of any length. */
export async function selectThread(id: string): Promise<ThreadRow[]> {
  const links = await selectRows<Link>(linksAround(id), { keepPlan: true });
  const depths = threadDepths(links);
  const shown = links.filter((link) => link.isShown).map((link) => link.id);
  const rows = await selectRows<Omit<ThreadRow, "parentId" | "depth">>(
    Prisma.sql`
    SELECT c.id, c.position, c.author, c.net, c.upvotes, c.downvotes, left(c.body, 400) AS excerpt, c.status, c.gone_at AS "goneAt",
      coalesce((SELECT q.body_end FROM quote q
        WHERE q.comment_id = c.id AND btrim(left(c.body, q.body_start), E' \\t\\r\\n\\u00a0\\u3000') = ''
        ORDER BY q.number LIMIT 1), 0) AS "leadingQuoteEnd"
    FROM comment c WHERE c.id = ANY(${shown}::uuid[]) ORDER BY c.position, c.id`,
    { keepPlan: true },
  );
  const parents = new Map(links.map((link) => [link.id, link.parentId]));
  return rows.map((row) => ({
    ...row,
    parentId: parents.get(row.id) ?? null,
    depth: depths.get(row.id) ?? 0,
  }));
}

/** The comment, its neighbours and replies, and the ancestors of each, which say how deep it stands. */
function linksAround(id: string): Prisma.Sql {
  return Prisma.sql`
    WITH RECURSIVE
    it AS (SELECT c.id, c.article_id, c.position, c.parent_id FROM comment c WHERE c.id = ${id}::uuid),
    near AS (
      SELECT it.id, it.parent_id FROM it
      UNION ALL SELECT before.id, before.parent_id FROM it CROSS JOIN LATERAL (
        SELECT c.id, c.parent_id FROM comment c
        WHERE c.article_id = it.article_id AND (c.position, c.id) < (it.position, it.id)
        ORDER BY c.position DESC, c.id DESC LIMIT ${NEIGHBOURS}) before
      UNION ALL SELECT next.id, next.parent_id FROM it CROSS JOIN LATERAL (
        SELECT c.id, c.parent_id FROM comment c
        WHERE c.article_id = it.article_id AND (c.position, c.id) > (it.position, it.id)
        ORDER BY c.position, c.id LIMIT ${NEIGHBOURS}) next),
    reply AS (
      SELECT it.id, it.parent_id, 0 AS steps FROM it
      UNION ALL SELECT c.id, c.parent_id, r.steps + 1 FROM reply r JOIN comment c ON c.parent_id = r.id
        WHERE r.steps < ${LINKS_MAX}),
    ancestor AS (
      SELECT n.id, n.parent_id, n.id = ${id}::uuid AS of_it, 0 AS steps FROM near n
      UNION ALL SELECT c.id, c.parent_id, a.of_it, a.steps + 1 FROM ancestor a JOIN comment c ON c.id = a.parent_id
        WHERE a.steps < ${LINKS_MAX})
    SELECT l.id, l.parent_id AS "parentId", bool_or(l.shown) AS "isShown"
    FROM (SELECT id, parent_id, of_it OR steps = 0 AS shown FROM ancestor
          UNION ALL (SELECT id, parent_id, true FROM reply LIMIT ${REPLIES_MAX + 1})) l
    GROUP BY l.id, l.parent_id`;
}
