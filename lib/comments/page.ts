import "server-only";
import { isNullable, type Position } from "@/lib/comments/cursor";
import type { CommentQuery, CommentSort } from "@/lib/comments/query";
import {
  askedStatuses,
  columnConditions,
  conjunction,
  type Driver,
  drivers,
  orderBy,
  SORT_COLUMN,
  statusCondition,
} from "@/lib/comments/where";
import { estimateRows } from "@/lib/db/estimate-rows";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import type { Severity } from "@/lib/domain/severities";
import type { Status } from "@/lib/domain/statuses";

/** What is read of a comment for a row of the queue. */
export type RawRow = {
  key: number | Date | null;
  id: string;
  articleId: string;
  articleTitle: string | null;
  outlet: string | null;
  position: number;
  author: string | null;
  postedAt: Date | null;
  excerpt: string;
  quote: [end: number, isOfArticle: boolean] | null;
  bodyChars: number;
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  total: number | null;
  controversy: number | null;
  status: Status;
  revision: number;
  decidedByName: string | null;
  decidedAt: Date | null;
  flagCount: number;
  voices: [ruleCode: string, ruleName: string, severity: Severity][] | null;
  noteCount: number;
};

/** The rows of a page, and one more where another page follows; the first, or what follows a position. */
export async function selectPage(query: CommentQuery, after: Position | null): Promise<RawRow[]> {
  // How many comments a range of votes holds decides how to look for them; all else is found alike whatever it is.
  const keepPlan = query.netMin === null && query.netMax === null;
  const read = (page: Prisma.Sql) => selectRows<RawRow>(rowsOf(query, page), { keepPlan });
  const plan = await choosePlan(query);
  if (plan.kind === "gather") return read(gather(query, plan.driver, after));
  const known = after?.key === null ? [] : await read(walk(query, after));
  if (known.length > PAGE_ROWS || !isNullable(query.sort.by)) return known;
  const unknown = await read(walk(query, after?.key === null ? after : { key: null, id: null }));
  return [...known, ...unknown].slice(0, PAGE_ROWS + 1);
}

export const PAGE_ROWS = 50;

// Written out: for a LIMIT that it does not know, the planner prepares to read a tenth of the table.
const ROWS_READ = Prisma.sql`51`;

const STATUS_LITERAL = {
  open: Prisma.sql`'open'`,
  kept: Prisma.sql`'kept'`,
  removed: Prisma.sql`'removed'`,
  escalated: Prisma.sql`'escalated'`,
} satisfies Record<Status, Prisma.Sql>;

type Plan = { kind: "walk" } | { kind: "gather"; driver: Driver | null };

/**
 * Walking the sort's index meets the page's rows in order and stops early, unless matches are rare; then gathering all
 * of them and sorting is quicker. The planner guesses this wrong by up to thirty times, so it is only asked how many match.
 */
async function choosePlan(query: CommentQuery): Promise<Plan> {
  if (query.article !== null) return { kind: "gather", driver: null };
  const candidates = drivers(query);
  if (candidates.length === 0) return { kind: "walk" };
  const total = await estimateRows(Prisma.sql`SELECT 1 FROM comment`);
  for (const driver of candidates) {
    const matches = await estimateRows(driver.ids);
    if (matches <= Math.sqrt(PROBE_COST[driver.kind] * PAGE_ROWS * total)) return { kind: "gather", driver };
  }
  return { kind: "walk" };
}

/** What asking about one comment of a walk costs, where gathering one match costs 1; measured by bench/queue.ts. */
const PROBE_COST: Record<Driver["kind"], number> = { search: 0.6, reason: 0.04, tag: 0.3 };

/** The page's ids from the index of the sort: one ordered range for each status, merged lazily. */
function walk(query: CommentQuery, after: Position | UnknownStart | null): Prisma.Sql {
  const key = SORT_COLUMN[query.sort.by];
  const direction = query.sort.descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const conditions = conjunction([
    ...walkStart(query, after),
    ...columnConditions(query),
    ...drivers(query).map((driver) => driver.probe),
  ]);
  const ranges = askedStatuses(query).map(
    (
      status,
    ) => Prisma.sql`(SELECT c.id, ${key} AS key FROM comment c WHERE c.status = ${STATUS_LITERAL[status]} AND ${conditions}
      ORDER BY ${key} ${direction}, c.id ${direction} LIMIT ${ROWS_READ})`,
  );
  if (ranges.length === 1) return Prisma.join(ranges);
  return Prisma.sql`SELECT r.id, r.key FROM (${Prisma.join(ranges, " UNION ALL ")}) r
    ORDER BY r.key ${direction}, r.id ${direction} LIMIT ${ROWS_READ}`;
}

/** Where the rows without a key begin. */
type UnknownStart = { key: null; id: null };

function walkStart({ sort }: CommentQuery, after: Position | UnknownStart | null): Prisma.Sql[] {
  const key = SORT_COLUMN[sort.by];
  if (after === null) return isNullable(sort.by) ? [Prisma.sql`${key} IS NOT NULL`] : [];
  if (after.id === null) return [Prisma.sql`${key} IS NULL`];
  return [follows(sort, after)];
}

/** The page's ids from all comments that match, sorted. */
function gather(query: CommentQuery, driver: Driver | null, after: Position | null): Prisma.Sql {
  const { sort } = query;
  const key = SORT_COLUMN[sort.by];
  const conditions = [...columnConditions(query)];
  conditions.push(...statusCondition(query.status));
  for (const other of drivers(query)) {
    conditions.push(other.kind === driver?.kind ? Prisma.sql`c.id = ANY(ARRAY(${other.ids}))` : other.probe);
  }
  if (after) {
    const isFollowing = follows(sort, after);
    const hasUnknown = after.key !== null && isNullable(sort.by);
    conditions.push(hasUnknown ? Prisma.sql`(${isFollowing} OR ${key} IS NULL)` : isFollowing);
  }
  return Prisma.sql`SELECT c.id, ${key} AS key FROM comment c WHERE ${conjunction(conditions)}
    ORDER BY ${orderBy(sort, key, Prisma.sql`c.id`)} LIMIT ${ROWS_READ}`;
}

function follows({ by, descending }: CommentQuery["sort"], { key, id }: Position): Prisma.Sql {
  const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`;
  if (key === null) return Prisma.sql`${SORT_COLUMN[by]} IS NULL AND c.id ${beyond} ${id}::uuid`;
  return Prisma.sql`(${SORT_COLUMN[by]}, c.id) ${beyond} (${key}::${KEY_TYPE[by]}, ${id}::uuid)`;
}

const INTEGER = Prisma.sql`int4`;
const KEY_TYPE = {
  net: INTEGER,
  upvotes: INTEGER,
  downvotes: INTEGER,
  total: INTEGER,
  controversy: Prisma.sql`float8`,
  position: INTEGER,
  postedAt: Prisma.sql`timestamptz`,
  length: INTEGER,
  flags: INTEGER,
} satisfies Record<CommentSort, Prisma.Sql>;

/** The rows of the queue for ids already found and ordered. */
function rowsOf({ sort }: CommentQuery, page: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT page.key, ${ROW_COLUMNS}
    FROM (${page}) page
    JOIN comment c ON c.id = page.id
    ${ROW_ARTICLE}
    ORDER BY ${orderBy(sort, Prisma.sql`page.key`, Prisma.sql`page.id`)}`;
}

/** Beside each comment rather than joined: OFFSET 0 keeps the planner from reading every article for fifty titles. */
export const ROW_ARTICLE = Prisma.sql`
  CROSS JOIN LATERAL (SELECT a.title, a.outlet FROM article a WHERE a.id = c.article_id OFFSET 0) a`;

/** The columns of a RawRow but its key, of a comment `c` and its article `a`. */
export const ROW_COLUMNS = Prisma.sql`
  c.id, c.article_id AS "articleId", a.title AS "articleTitle", a.outlet, c.position, c.author,
  c.posted_at AS "postedAt", left(c.body, 400) AS excerpt, c.body_chars AS "bodyChars",
  c.net, c.upvotes, c.downvotes, c.total, c.controversy, c.status, c.revision, c.decided_at AS "decidedAt",
  c.flag_count AS "flagCount", c.note_count AS "noteCount",
  CASE WHEN c.decided_by IS NOT NULL
    THEN (SELECT m.name FROM moderator m WHERE m.id = c.decided_by) END AS "decidedByName",
  (SELECT json_build_array(q.body_end, q.source_comment_id IS NULL) FROM quote q
    WHERE q.comment_id = c.id AND btrim(left(c.body, q.body_start), E' \\t\\r\\n\\u00a0\\u3000') = ''
    ORDER BY q.number LIMIT 1) AS quote,
  CASE WHEN c.flag_count > 0
    THEN (SELECT json_agg(json_build_array(f.rule_code, (SELECT r.name FROM rule r WHERE r.code = f.rule_code), f.severity))
          FROM flag f WHERE f.comment_id = c.id AND f.withdrawn_at IS NULL) END AS voices`;
