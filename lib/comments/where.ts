import "server-only";
import { isNullable } from "@/lib/comments/cursor";
import type { CommentQuery, CommentSort, SortOrder } from "@/lib/comments/query";
import { Prisma } from "@/lib/db/generated/client";
import { STATUSES } from "@/lib/domain/statuses";

/** The column behind each sort. */
export const SORT_COLUMN = {
  net: Prisma.sql`c.known_net`,
  upvotes: Prisma.sql`c.upvotes`,
  downvotes: Prisma.sql`c.downvotes`,
  total: Prisma.sql`c.total`,
  controversy: Prisma.sql`c.controversy`,
  position: Prisma.sql`c.position`,
  postedAt: Prisma.sql`c.posted_at`,
  length: Prisma.sql`c.body_chars`,
  flags: Prisma.sql`c.flag_count`,
  netChange: Prisma.sql`c.net_change`,
  netChangePerDay: Prisma.sql`c.net_change_per_day`,
  netChangeDeviation: Prisma.sql`c.net_change_deviation`,
} satisfies Record<CommentSort, Prisma.Sql>;

/** A filter that an index of its own answers where few comments match. */
export type Driver = {
  kind: "search" | "paragraph" | "reason" | "tag" | "votes" | "source" | "like";
  /** Finds all that match. */
  ids: Prisma.Sql;
  /** Asks about the comment `c` alone, whatever the planner thinks. */
  probe: Prisma.Sql;
  /** Leaves it to the planner. */
  plain: Prisma.Sql;
};

/** What a row `c` of comment must satisfy. Rows, count and export are all made from it. */
export function commentWhere(query: CommentQuery): Prisma.Sql {
  return conjunction([
    ...columnConditions(query),
    ...statusCondition(query.status),
    ...drivers(query).map((driver) => driver.plain),
  ]);
}

/** The order of the queue: what the source did not say comes last in both directions, and the id decides ties. */
export function commentOrder(sort: SortOrder): Prisma.Sql {
  return orderBy(sort, SORT_COLUMN[sort.by], Prisma.sql`c.id`);
}

/** The same order over a key and an id of other names. */
export function orderBy({ by, descending }: SortOrder, key: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  // No index backwards ends in nulls, so that the words would cost a sort where no null can be.
  const nulls = isNullable(by) ? Prisma.sql`NULLS LAST` : Prisma.empty;
  return Prisma.sql`${key} ${direction} ${nulls}, ${id} ${direction}`;
}

/** The conditions on the comment's own columns, but its status and its votes. */
export function columnConditions(query: CommentQuery): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (query.article !== null) conditions.push(Prisma.sql`c.article_id = ${query.article}::uuid`);
  if (query.flags === "yes") conditions.push(Prisma.sql`c.flag_count > 0`);
  if (query.notes === "yes") conditions.push(Prisma.sql`c.note_count > 0`);
  return conditions;
}

/** The statuses a query asks for, each once; all of them where it names none. */
export function askedStatuses(query: CommentQuery): readonly (typeof STATUSES)[number][] {
  return query.status.length === 0 ? STATUSES : STATUSES.filter((status) => query.status.includes(status));
}

/** The filters with an index of their own. */
export function drivers(query: CommentQuery): Driver[] {
  const found: Driver[] = [];
  if (query.netMin !== null || query.netMax !== null) found.push(votesDriver(query));
  const told = toldBySource(query);
  if (told.length > 0) found.push(sourceDriver(conjunction(told)));
  const { article, paragraph } = query;
  if (article !== null && paragraph !== null) found.push(paragraphDriver(article, paragraph));
  if (query.reason !== null) found.push(reasonDriver(asText(query.reason)));
  if (query.tag !== null) found.push(tagDriver(asText(query.tag).trim().normalize("NFC").toLowerCase()));
  if (query.like !== null) found.push(likeDriver(query.like));
  const words = asText(query.q ?? "").trim();
  if (words !== "") found.push(searchDriver(words));
  return found;
}

/** Conditions joined by AND; true where there are none. */
export function conjunction(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
}

/** The condition on the status, where a query names one. */
export function statusCondition(status: CommentQuery["status"]): Prisma.Sql[] {
  return status.length === 0 ? [] : [Prisma.sql`c.status = ANY(${status}::text[])`];
}

function votesDriver({ netMin, netMax }: CommentQuery): Driver {
  const range: Prisma.Sql[] = [];
  const probe: Prisma.Sql[] = [];
  if (netMin !== null) {
    range.push(Prisma.sql`c.known_net >= ${asInt4(netMin)}::int4`);
    probe.push(Prisma.sql`(c.known_net < ${asInt4(netMin)}::int4) IS FALSE`);
  }
  if (netMax !== null) {
    range.push(Prisma.sql`c.known_net <= ${asInt4(netMax)}::int4`);
    probe.push(Prisma.sql`(c.known_net > ${asInt4(netMax)}::int4) IS FALSE`);
  }
  const plain = conjunction(range);
  // Every status named, so that the index that begins with the status serves.
  const ids = Prisma.sql`SELECT c.id FROM comment c WHERE c.status = ANY(${STATUSES}::text[]) AND ${plain}`;
  return { kind: "votes", ids, probe: conjunction(probe), plain };
}

/** What later copies of the page told of the comment: votes that moved, another text, or that it is gone. */
function toldBySource(query: CommentQuery): Prisma.Sql[] {
  const { changeMin, changeMax, perDayMin, deviationMin } = query;
  const conditions: Prisma.Sql[] = [];
  if (changeMin !== null) conditions.push(Prisma.sql`c.net_change >= ${asInt4(changeMin)}::int4`);
  if (changeMax !== null) conditions.push(Prisma.sql`c.net_change <= ${asInt4(changeMax)}::int4`);
  if (perDayMin !== null) conditions.push(eitherWay(SORT_COLUMN.netChangePerDay, perDayMin));
  if (deviationMin !== null) conditions.push(eitherWay(SORT_COLUMN.netChangeDeviation, deviationMin));
  if (query.swing === "yes") conditions.push(Prisma.sql`c.is_swing`);
  if (query.edited === "yes") conditions.push(Prisma.sql`c.edited_at IS NOT NULL`);
  if (query.gone === "yes") conditions.push(Prisma.sql`c.gone_at IS NOT NULL`);
  return conditions;
}

function eitherWay(column: Prisma.Sql, least: number): Prisma.Sql {
  const size = Math.abs(least);
  return Prisma.sql`(${column} >= ${size}::float8 OR ${column} <= ${-size}::float8)`;
}

function sourceDriver(plain: Prisma.Sql): Driver {
  const ids = Prisma.sql`SELECT c.id FROM comment c WHERE c.status = ANY(${STATUSES}::text[]) AND ${plain}`;
  // IS NOT TRUE has no index, so that the planner asks row by row.
  return { kind: "source", ids, probe: Prisma.sql`(NOT (${plain})) IS FALSE`, plain };
}

function reasonDriver(code: string): Driver {
  // A scalar subquery, so that the planner asks row by row instead of reading every flag of the rule first.
  const probe = Prisma.sql`c.flag_count > 0 AND (SELECT true FROM flag f
    WHERE f.comment_id = c.id AND f.rule_code = ${code} AND f.withdrawn_at IS NULL LIMIT 1)`;
  return related(
    "reason",
    Prisma.sql`SELECT f.comment_id FROM flag f WHERE f.rule_code = ${code} AND f.withdrawn_at IS NULL`,
    probe,
  );
}

function paragraphDriver(article: string, paragraph: number): Driver {
  const isAnswer = Prisma.sql`a.article_id = ${article}::uuid AND a.paragraph = ${asInt4(paragraph - 1)}::int4`;
  return related(
    "paragraph",
    Prisma.sql`SELECT a.comment_id FROM answer a WHERE ${isAnswer}`,
    Prisma.sql`(SELECT ${isAnswer} FROM answer a WHERE a.comment_id = c.id)`,
  );
}

function tagDriver(tag: string): Driver {
  return related(
    "tag",
    Prisma.sql`SELECT t.comment_id FROM comment_tag t WHERE t.tag = ${tag}`,
    Prisma.sql`(SELECT true FROM comment_tag t WHERE t.comment_id = c.id AND t.tag = ${tag})`,
  );
}

function likeDriver(id: string): Driver {
  // A group that was made anew is found through the comment that it was named after.
  const cluster = Prisma.sql`(SELECT o.cluster_id FROM likeness o WHERE o.comment_id = ${id}::uuid)`;
  return related(
    "like",
    Prisma.sql`SELECT l.comment_id FROM likeness l WHERE l.cluster_id = ${cluster}`,
    Prisma.sql`(SELECT l.cluster_id = ${cluster} FROM likeness l WHERE l.comment_id = c.id)`,
  );
}

function searchDriver(words: string): Driver {
  const wanted = Prisma.sql`websearch_to_tsquery('simple', ${words})`;
  return related(
    "search",
    Prisma.sql`SELECT s.comment_id FROM comment_search s WHERE s.search @@ ${wanted}`,
    Prisma.sql`(SELECT s.search @@ ${wanted} FROM comment_search s WHERE s.comment_id = c.id)`,
  );
}

function related(kind: Driver["kind"], ids: Prisma.Sql, probe: Prisma.Sql): Driver {
  return { kind, ids, probe, plain: Prisma.sql`c.id IN (${ids})` };
}

// PostgreSQL's text has no NUL, and its full-text search refuses words over 2,046 bytes.
function asText(value: string): string {
  return value.replaceAll("\0", " ").slice(0, 500);
}

function asInt4(value: number): number {
  return Math.min(2 ** 31 - 1, Math.max(-(2 ** 31), value));
}
