import "server-only";
import type { Position } from "@/lib/comments/cursor";
import { findPage } from "@/lib/comments/find-page";
import type { CommentQuery } from "@/lib/comments/query";
import type { CommentRow } from "@/lib/comments/rows";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import type { Severity } from "@/lib/domain/severities";

/** What is read of a comment for a row of the queue. */
export type RawRow = Omit<CommentRow, "leadingQuoteEnd" | "leadingQuoteOf" | "flags"> & {
  quote: [end: number, isOfArticle: boolean] | null;
  voices: [ruleCode: string, ruleName: string, severity: Severity][] | null;
};

/** The rows of the first page of a queue, or of the one after a position, and where the next page begins. */
export async function selectPage(
  query: CommentQuery,
  after: Position | null,
): Promise<{ rows: RawRow[]; next: Position | null }> {
  const { ids, next } = await findPage(query, after);
  if (ids.length === 0) return { rows: [], next };
  // Apart from the search for the ids, whose plan is another for each sort and filter: this one is planned once.
  const rows = await selectRows<RawRow>(
    Prisma.sql`SELECT ${ROW_COLUMNS} FROM comment c ${ROW_ARTICLE} WHERE c.id = ANY(${ids}::uuid[])`,
    { keepPlan: true },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows: ids.flatMap((id) => byId.get(id) ?? []), next };
}

/** Beside each comment rather than joined: OFFSET 0 keeps the planner from reading every article for fifty titles. */
export const ROW_ARTICLE = Prisma.sql`
  CROSS JOIN LATERAL (SELECT a.title, a.outlet FROM article a WHERE a.id = c.article_id OFFSET 0) a`;

/** The columns of a RawRow, of a comment `c` and its article `a`. */
export const ROW_COLUMNS = Prisma.sql`
  c.id, c.article_id AS "articleId", a.title AS "articleTitle", a.outlet, c.position, c.author,
  c.posted_at AS "postedAt", left(c.body, 400) AS excerpt, c.body_chars AS "bodyChars",
  c.net, c.upvotes, c.downvotes, c.total, c.controversy, c.status, c.revision, c.decided_at AS "decidedAt",
  c.flag_count AS "flagCount", c.note_count AS "noteCount",
  c.net_change AS "netChange", c.net_change_per_day AS "netChangePerDay",
  c.net_change_deviation AS "netChangeDeviation", c.is_swing AS "isSwing", c.edited_at AS "editedAt",
  c.gone_at AS "goneAt",
  CASE WHEN c.decided_by IS NOT NULL
    THEN (SELECT m.name FROM moderator m WHERE m.id = c.decided_by) END AS "decidedByName",
  (SELECT json_build_array(q.body_end, q.source_comment_id IS NULL) FROM quote q
    WHERE q.comment_id = c.id AND btrim(left(c.body, q.body_start), E' \\t\\r\\n\\u00a0\\u3000') = ''
    ORDER BY q.number LIMIT 1) AS quote,
  CASE WHEN c.flag_count > 0
    THEN (SELECT json_agg(json_build_array(f.rule_code, (SELECT r.name FROM rule r WHERE r.code = f.rule_code), f.severity))
          FROM flag f WHERE f.comment_id = c.id AND f.withdrawn_at IS NULL) END AS voices`;
