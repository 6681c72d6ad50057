import { COMMENT_SORTS, SORTS } from "@/lib/comments/query";
import { SORT_COLUMN } from "@/lib/comments/where";

/** One filter, in the words of the address bar and by hand. `rare` gives the ids where few comments match. */
export type BenchFilter = {
  name: string;
  words: string;
  statuses: string[];
  where: string;
  rare: string | null;
  values: unknown[];
};

/** `name` is for one that the connection prepares once. */
export type Statement = { label: string; name: string | null; text: string; values: unknown[] };

const STATUSES = ["open", "kept", "removed", "escalated"];

export const BENCH_SORTS = COMMENT_SORTS.flatMap((by) => [
  { by, descending: false },
  { by, descending: true },
]);

/** The statements that a careful hand would try for a page; the quickest that gives the same rows is the best SQL. */
export function candidates(
  filter: BenchFilter,
  { by, descending }: (typeof BENCH_SORTS)[number],
): Statement[] {
  const key = SORT_COLUMN[by].sql;
  const direction = descending ? "DESC" : "ASC";
  const canBeNull = SORTS[by].isNullable;
  const nulls = canBeNull ? "NULLS LAST" : "";
  const status = filter.statuses.length === 0 ? "true" : `c.status IN (${quoted(filter.statuses)})`;
  const sorted = `ORDER BY c.${key} ${direction} ${nulls}, c.id ${direction} LIMIT 50`;
  const range = (one: string) => `(SELECT c.id, c.${key} AS key FROM comment c
    WHERE c.status = '${one}' AND ${canBeNull ? `c.${key} IS NOT NULL` : "true"} AND ${filter.where}
    ORDER BY c.${key} ${direction}, c.id ${direction} LIMIT 50)`;
  const ranges = (filter.statuses.length === 0 ? STATUSES : filter.statuses).map(range);
  const merged =
    ranges.length === 1
      ? ranges.join("")
      : `SELECT * FROM (${ranges.join(" UNION ALL ")}) r ORDER BY key ${direction}, id ${direction} LIMIT 50`;
  const pages: [string, string][] = [
    ["plain", `SELECT c.id, c.${key} AS key FROM comment c WHERE ${status} AND ${filter.where} ${sorted}`],
    ["walk", merged],
  ];
  if (filter.rare !== null) {
    const rare = `c.id = ANY(ARRAY(${filter.rare}))`;
    pages.push([
      "gather",
      `SELECT c.id, c.${key} AS key FROM comment c WHERE ${status} AND ${rare} ${sorted}`,
    ]);
  }
  return pages.flatMap(([label, page]) => {
    const text = `${rows(page)} ORDER BY page.key ${direction} ${nulls}, page.id ${direction}`;
    const { values } = filter;
    const name = `${label} ${filter.name} ${by} ${direction}`;
    return [
      { label, name: null, text, values },
      { label: `${label}, prepared`, name, text, values },
    ];
  });
}

function quoted(words: string[]): string {
  return words.map((word) => `'${word}'`).join(", ");
}

function rows(page: string): string {
  return `
    SELECT c.id, c.article_id, a.title, a.outlet, c.position, c.author, c.posted_at, left(c.body, 400) AS excerpt,
      c.body_chars, c.net, c.upvotes, c.downvotes, c.total, c.controversy, c.status, c.revision, c.decided_at,
      c.flag_count, c.note_count,
      CASE WHEN c.decided_by IS NOT NULL THEN (SELECT m.name FROM moderator m WHERE m.id = c.decided_by) END AS decided_by,
      (SELECT json_build_array(q.body_end, q.source_comment_id IS NULL) FROM quote q
        WHERE q.comment_id = c.id AND btrim(left(c.body, q.body_start)) = '' ORDER BY q.number LIMIT 1) AS quote,
      CASE WHEN c.flag_count > 0 THEN (
        SELECT json_agg(json_build_array(f.rule_code, (SELECT r.name FROM rule r WHERE r.code = f.rule_code), f.severity))
        FROM flag f WHERE f.comment_id = c.id AND f.withdrawn_at IS NULL) END AS flags
    FROM (${page}) page JOIN comment c ON c.id = page.id
    CROSS JOIN LATERAL (SELECT a.title, a.outlet FROM article a WHERE a.id = c.article_id OFFSET 0) a`;
}
