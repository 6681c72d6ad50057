import "server-only";
import type { Position } from "@/lib/comments/cursor";
import { type CommentQuery, type SortOrder, sortOf } from "@/lib/comments/query";
import {
  articleCondition,
  conjunction,
  type Driver,
  drivers,
  orderBy,
  SORT_COLUMN,
  votesRange,
} from "@/lib/comments/where";
import { estimateRows } from "@/lib/db/estimate-rows";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";

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
  const plan = await choosePlan(query);
  const statements = plan.kind === "gather" ? [gather(query, plan.driver, after)] : walks(query, after);
  const found: Position[] = [];
  for (const sql of statements) {
    if (found.length <= PAGE_ROWS) found.push(...(await selectRows<Position>(sql, { keepPlan: true })));
  }
  return found.slice(0, PAGE_ROWS + 1);
}

const PAGE_ROWS = 50;

// Written out: for a LIMIT that it does not know, the planner prepares to read a tenth of the table.
const ROWS_READ = Prisma.sql`51`;

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
  const candidates = drivers(query).filter((driver) => !isWalked(query, driver));
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
  search: 20,
  paragraph: 0.3,
  reason: 0.3,
  tag: 0.3,
  votes: 0.3,
  source: 0.3,
  like: 0.3,
  status: 0.3,
  flags: 0.3,
  notes: 0.3,
};

/** Whether a walk meets nothing else: it reads the list of open comments, or a range of the votes in their order. */
function isWalked(query: CommentQuery, { kind }: Driver): boolean {
  return (kind === "status" && isOnlyOpen(query)) || (kind === "votes" && query.sort.by === "net");
}

function isOnlyOpen({ status }: CommentQuery): boolean {
  return status.length > 0 && status.every((one) => one === "open");
}

/** A list of comments that is read in the order of an index. */
type List = { table: Prisma.Sql; row: Prisma.Sql; id: Prisma.Sql };

const ALL: List = { table: Prisma.sql`comment c`, row: Prisma.sql`c`, id: Prisma.sql`c.id` };
const OPEN: List = { table: Prisma.sql`open_comment o`, row: Prisma.sql`o`, id: Prisma.sql`o.comment_id` };
const MODERATED: List = {
  table: Prisma.sql`moderated_comment m`,
  row: Prisma.sql`m`,
  id: Prisma.sql`m.comment_id`,
};

/** The statements for a page, each read only where those before it gave too few: comments with a key, and those without. */
function walks(query: CommentQuery, after: Position | null): Prisma.Sql[] {
  const { by } = query.sort;
  const list = isOnlyOpen(query) ? OPEN : ALL;
  const isBeyondId = Prisma.sql`${list.id} ${beyond(query.sort)} ${after?.id}::uuid`;
  if (by === "flags") {
    const isUnflagged = Prisma.sql`c.flag_count = 0`;
    const flagged = walk(query, MODERATED, {
      key: Prisma.sql`m.flag_count`,
      where: [
        Prisma.sql`m.flag_count > 0`,
        ...(after && after.key !== 0 ? [follows(query, MODERATED, after)] : []),
      ],
    });
    const unflagged = walk(query, list, {
      key: null,
      where: after?.key === 0 ? [isBeyondId] : [],
      probes: [isUnflagged],
    });
    const inOrder = query.sort.descending ? [flagged, unflagged] : [unflagged, flagged];
    const isInSecond = after !== null && (after.key === 0) === query.sort.descending;
    return isInSecond ? inOrder.slice(1) : inOrder;
  }
  const key = Prisma.sql`${list.row}.${SORT_COLUMN[by]}`;
  const range = by === "net" ? votesRange(query, key) : [];
  const rest = after && after.key !== null ? [follows(query, list, after)] : [];
  const { isNullable, isRare } = sortOf(by);
  if (!isNullable) return [walk(query, list, { key, where: rest })];
  const known = walk(query, list, { key, where: [Prisma.sql`${key} IS NOT NULL`, ...range, ...rest] });
  const unknown = walk(query, list, {
    // The index of a rare key holds no others.
    key: isRare ? null : key,
    where: [Prisma.sql`${key} IS NULL`, ...(after?.key === null ? [isBeyondId] : [])],
  });
  if (range.length > 0) return [known];
  return after?.key === null ? [unknown] : [known, unknown];
}

/** A stretch of an index in order; without a key, in the order of the ids. */
function walk(
  query: CommentQuery,
  { table, id }: List,
  { key, where, probes = [] }: { key: Prisma.Sql | null; where: Prisma.Sql[]; probes?: Prisma.Sql[] },
): Prisma.Sql {
  const direction = query.sort.descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  // The list of moderated comments holds those of any status.
  const asked = drivers(query).filter(
    (driver) => !isWalked(query, driver) || (driver.kind === "status" && table !== OPEN.table),
  );
  const probed = [...probes, ...asked.map(({ probe }) => probe)];
  // Row by row: OFFSET 0 keeps the planner from reading all that match first.
  const comment =
    table === ALL.table || probed.length === 0
      ? Prisma.empty
      : Prisma.sql`CROSS JOIN LATERAL (SELECT FROM comment c WHERE c.id = ${id} AND ${conjunction(probed)} OFFSET 0) c`;
  const conditions = conjunction(table === ALL.table ? [...where, ...probed] : where);
  const shown = key ?? (query.sort.by === "flags" ? Prisma.sql`0` : Prisma.sql`NULL::int4`);
  const order = key ? Prisma.sql`${key} ${direction}, ${id} ${direction}` : Prisma.sql`${id} ${direction}`;
  return Prisma.sql`SELECT ${id} AS id, ${shown} AS key FROM ${table} ${comment} WHERE ${conditions}
    ORDER BY ${order} LIMIT ${ROWS_READ}`;
}

/** The page's ids from all comments that match, sorted. */
function gather(query: CommentQuery, driver: Driver | null, after: Position | null): Prisma.Sql {
  const { sort } = query;
  const key = Prisma.sql`c.${SORT_COLUMN[sort.by]}`;
  const conditions = [...articleCondition(query)];
  for (const other of drivers(query)) {
    conditions.push(other.kind === driver?.kind ? Prisma.sql`c.id = ANY(ARRAY(${other.ids}))` : other.probe);
  }
  if (after) {
    const isFollowing = follows(query, ALL, after);
    const hasUnknown = after.key !== null && sortOf(sort.by).isNullable;
    conditions.push(hasUnknown ? Prisma.sql`(${isFollowing} OR ${key} IS NULL)` : isFollowing);
  }
  return Prisma.sql`SELECT c.id, ${key} AS key FROM comment c WHERE ${conjunction(conditions)}
    ORDER BY ${orderBy(sort, key, Prisma.sql`c.id`)} LIMIT ${ROWS_READ}`;
}

const beyond = ({ descending }: SortOrder) => (descending ? Prisma.sql`<` : Prisma.sql`>`);

function follows({ sort }: CommentQuery, { row, id }: List, after: Position): Prisma.Sql {
  const column = Prisma.sql`${row}.${SORT_COLUMN[sort.by]}`;
  if (after.key === null) return Prisma.sql`${column} IS NULL AND ${id} ${beyond(sort)} ${after.id}::uuid`;
  return Prisma.sql`(${column}, ${id}) ${beyond(sort)} (${after.key}::${KEY_TYPE[sortOf(sort.by).type]}, ${after.id}::uuid)`;
}

const KEY_TYPE = { integer: Prisma.sql`int4`, number: Prisma.sql`float8`, time: Prisma.sql`timestamptz` };
