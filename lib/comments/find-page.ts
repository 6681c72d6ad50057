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
import type { Status } from "@/lib/domain/statuses";

/** The ids of a page of the queue in order, the first or the one after a position, and where the next one begins. */
export async function findPage(
  query: CommentQuery,
  after: Position | null,
): Promise<{ ids: string[]; next: Position | null }> {
  const found = await findRows(query, after);
  const ids = found.slice(0, PAGE_ROWS).map(({ id }) => id);
  const last = found.length > PAGE_ROWS ? found[PAGE_ROWS - 1] : undefined;
  return { ids, next: last ?? null };
}

/** One row more than a page, where another page follows. */
async function findRows(query: CommentQuery, after: Position | null): Promise<Position[]> {
  const read = (sql: Prisma.Sql) => selectRows<Position>(sql, { keepPlan: true });
  const plan = await choosePlan(query);
  if (plan.kind === "gather") return read(gather(query, plan.driver, after));
  const known = after?.key === null ? [] : await read(walk(query, after));
  if (known.length > PAGE_ROWS || !isNullable(query.sort.by)) return known;
  const unknown = await read(walk(query, after?.key === null ? after : { key: null, id: null }));
  return [...known, ...unknown].slice(0, PAGE_ROWS + 1);
}

const PAGE_ROWS = 50;

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
  if (query.article !== null) {
    // A thread may be a thousand times as long as what answers one of its paragraphs.
    const answers = drivers(query).find(({ kind }) => kind === "paragraph");
    return { kind: "gather", driver: answers ?? null };
  }
  // In the order of the votes, their range is a range of the walk.
  const candidates = drivers(query).filter(({ kind }) => kind !== "votes" || query.sort.by !== "net");
  if (candidates.length === 0) return { kind: "walk" };
  const total = await estimateRows(Prisma.sql`SELECT 1 FROM comment`);
  for (const driver of candidates) {
    const matches = await estimateRows(driver.ids);
    if (matches <= Math.sqrt(PROBE_COST[driver.kind] * PAGE_ROWS * total)) return { kind: "gather", driver };
  }
  return { kind: "walk" };
}

/** What asking about one comment of a walk costs, where gathering one match costs 1; measured by bench/queue.ts. */
const PROBE_COST: Record<Driver["kind"], number> = {
  search: 0.6,
  paragraph: 0.3,
  reason: 0.04,
  tag: 0.3,
  votes: 0.03,
  source: 0.03,
  like: 0.3,
};

/** The page's ids from the index of the sort: one ordered range for each status, merged lazily. */
function walk(query: CommentQuery, after: Position | UnknownStart | null): Prisma.Sql {
  const key = SORT_COLUMN[query.sort.by];
  const direction = query.sort.descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const conditions = conjunction([
    ...walkStart(query, after),
    ...columnConditions(query),
    ...drivers(query).map(({ kind, plain, probe }) =>
      kind === "votes" && query.sort.by === "net" ? plain : probe,
    ),
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
const FLOAT = Prisma.sql`float8`;
const KEY_TYPE = {
  net: INTEGER,
  upvotes: INTEGER,
  downvotes: INTEGER,
  total: INTEGER,
  controversy: FLOAT,
  position: INTEGER,
  postedAt: Prisma.sql`timestamptz`,
  length: INTEGER,
  flags: INTEGER,
  netChange: INTEGER,
  netChangePerDay: FLOAT,
  netChangeDeviation: FLOAT,
} satisfies Record<CommentSort, Prisma.Sql>;
