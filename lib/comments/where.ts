import "server-only";
import { type CommentQuery, type CommentSort, type SortOrder, sortOf } from "@/lib/comments/query";
import { Prisma } from "@/lib/db/generated/client";

/** The column behind each sort, the same in `comment` and in the list of open ones. */
export const SORT_COLUMN = {
  net: Prisma.sql`known_net`,
  upvotes: Prisma.sql`upvotes`,
  downvotes: Prisma.sql`downvotes`,
  total: Prisma.sql`total`,
  controversy: Prisma.sql`controversy`,
  position: Prisma.sql`position`,
  postedAt: Prisma.sql`posted_at`,
  length: Prisma.sql`body_chars`,
  flags: Prisma.sql`flag_count`,
  netChange: Prisma.sql`net_change`,
  netChangePerDay: Prisma.sql`net_change_per_day`,
  netChangeDeviation: Prisma.sql`net_change_deviation`,
} satisfies Record<CommentSort, Prisma.Sql>;

/** A filter that an index of its own answers where few comments match. */
export type Driver = {
  kind:
    | "search"
    | "paragraph"
    | "reason"
    | "tag"
    | "votes"
    | "source"
    | "like"
    | "status"
    | "flags"
    | "notes";
  /** Finds all that match. */
  ids: Prisma.Sql;
  /** Asks about the comment `c` alone, whatever the planner thinks. */
  probe: Prisma.Sql;
  /** Leaves it to the planner. */
  plain: Prisma.Sql;
};

/** What a row `c` of comment must satisfy. Rows, count and export are all made from it. */
export function commentWhere(query: CommentQuery): Prisma.Sql {
  return conjunction([...articleCondition(query), ...drivers(query).map((driver) => driver.plain)]);
}

/** The order of the queue: what the source did not say comes last in both directions, and the id decides ties. */
export function commentOrder(sort: SortOrder): Prisma.Sql {
  return orderBy(sort, Prisma.sql`c.${SORT_COLUMN[sort.by]}`, Prisma.sql`c.id`);
}

/** The same order over a key and an id of other names. */
export function orderBy({ by, descending }: SortOrder, key: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  // No index backwards ends in nulls, so that the words would cost a sort where no null can be.
  const nulls = sortOf(by).isNullable ? Prisma.sql`NULLS LAST` : Prisma.empty;
  return Prisma.sql`${key} ${direction} ${nulls}, ${id} ${direction}`;
}

/** The condition on the article, where a query names one. */
export function articleCondition({ article }: CommentQuery): Prisma.Sql[] {
  return article === null ? [] : [Prisma.sql`c.article_id = ${article}::uuid`];
}

/** The filters with an index of their own. */
export function drivers(query: CommentQuery): Driver[] {
  const found: Driver[] = [];
  if (query.status.length > 0) found.push(statusDriver(query.status));
  if (query.flags === "yes") found.push(moderatedDriver("flags", Prisma.sql`flag_count > 0`));
  if (query.notes === "yes") found.push(moderatedDriver("notes", Prisma.sql`note_count > 0`));
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

function statusDriver(status: CommentQuery["status"]): Driver {
  // Literals, so that the planner knows how common they are.
  const isAsked = Prisma.sql`status = ANY(${status}::text[])`;
  const open = Prisma.sql`SELECT o.comment_id FROM open_comment o`;
  const moderated = Prisma.sql`SELECT m.comment_id FROM moderated_comment m WHERE m.status <> 'open' AND m.${isAsked}`;
  const others = status.filter((one) => one !== "open").length;
  const lists = [...(others < status.length ? [open] : []), ...(others > 0 ? [moderated] : [])];
  const plain = Prisma.sql`c.${isAsked}`;
  return { kind: "status", ids: Prisma.join(lists, " UNION ALL "), probe: plain, plain };
}

function moderatedDriver(kind: "flags" | "notes", condition: Prisma.Sql): Driver {
  const plain = Prisma.sql`c.${condition}`;
  const ids = Prisma.sql`SELECT m.comment_id FROM moderated_comment m WHERE m.${condition}`;
  return { kind, ids, probe: plain, plain };
}

function votesDriver(query: CommentQuery): Driver {
  const plain = conjunction(votesRange(query, Prisma.sql`c.known_net`));
  // IS FALSE has no index, so that the planner asks row by row.
  const probe = Prisma.sql`(NOT (${plain})) IS FALSE`;
  return { kind: "votes", ids: Prisma.sql`SELECT c.id FROM comment c WHERE ${plain}`, probe, plain };
}

/** The range of votes that a query asks for, of the column `net`. */
export function votesRange({ netMin, netMax }: CommentQuery, net: Prisma.Sql): Prisma.Sql[] {
  const range: Prisma.Sql[] = [];
  if (netMin !== null) range.push(Prisma.sql`${net} >= ${asInt4(netMin)}::int4`);
  if (netMax !== null) range.push(Prisma.sql`${net} <= ${asInt4(netMax)}::int4`);
  return range;
}

/** What later copies of the page told of the comment: votes that moved, another text, or that it is gone. */
function toldBySource(query: CommentQuery): Prisma.Sql[] {
  const { changeMin, changeMax, perDayMin, deviationMin } = query;
  const conditions: Prisma.Sql[] = [];
  if (changeMin !== null) conditions.push(Prisma.sql`c.net_change >= ${asInt4(changeMin)}::int4`);
  if (changeMax !== null) conditions.push(Prisma.sql`c.net_change <= ${asInt4(changeMax)}::int4`);
  if (perDayMin !== null) conditions.push(eitherWay(Prisma.sql`c.net_change_per_day`, perDayMin));
  if (deviationMin !== null) conditions.push(eitherWay(Prisma.sql`c.net_change_deviation`, deviationMin));
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
  const ids = Prisma.sql`SELECT c.id FROM comment c WHERE ${plain}`;
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
  const isFound = Prisma.sql`to_tsvector('simple', left(c.body, 100000)) @@ websearch_to_tsquery('simple', ${words})`;
  // IS FALSE has no index, so that the planner asks row by row.
  const probe = Prisma.sql`(NOT (${isFound})) IS FALSE`;
  return {
    kind: "search",
    ids: Prisma.sql`SELECT c.id FROM comment c WHERE ${isFound}`,
    probe,
    plain: isFound,
  };
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
