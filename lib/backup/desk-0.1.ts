import "server-only";
import type pg from "pg";
import { escapeIdentifier } from "@/lib/db/owner";
import { type BackedUpTable, tablesToKeep } from "./contents";

/** The last migration of Komainu 0.1, whose schema was made by eighteen of them. */
export const LAST_MIGRATION_OF_0_1 = "20261130008100_sign_in_limits";

/** How a table of today is filled: from which table of 0.1, and by which SQL where a column is not simply the old one. */
type Filling = { from?: string; values?: Record<string, string> };

/** Tables and columns that were otherwise in 0.1. Every value of 0.1 arrives as text. */
const FILLINGS: Record<string, Filling> = {};

/** What the triggers of comment do with each statement, for all comments at once. */
export const LIST_ALL_COMMENTS = [
  `INSERT INTO open_comment (comment_id, article_id, position, posted_at, known_net, upvotes, downvotes, total,
     controversy, body_chars, net_change, net_change_per_day, net_change_deviation)
   SELECT id, article_id, position, posted_at, known_net, upvotes, downvotes, total,
     controversy, body_chars, net_change, net_change_per_day, net_change_deviation FROM comment WHERE status = 'open'`,
  `INSERT INTO moderated_comment (comment_id, status, flag_count, note_count)
   SELECT id, status, flag_count, note_count FROM comment WHERE status <> 'open' OR flag_count > 0 OR note_count > 0`,
];

/** Tables of 0.1 stand under this name until their rows have moved. */
const held = (table: string) => `"0.1 ${table}"`;

/** Where the rows of a table of 0.1 are copied to at first: text, since its types are of no use here. */
export async function holdOldTables(owner: pg.Client, tables: readonly BackedUpTable[]): Promise<void> {
  for (const { name, columns } of tables) {
    const texts = columns.map((column) => `${escapeIdentifier(column)} TEXT`);
    await owner.query(`CREATE TEMP TABLE ${held(name)} (${texts.join(", ")}) ON COMMIT DROP`);
  }
}

export function copyInOld({ name, columns }: BackedUpTable): string {
  return `COPY ${held(name)} (${columns.map((column) => escapeIdentifier(column)).join(", ")}) FROM STDIN`;
}

/** Moves the rows of a desk of 0.1 into the tables of today. */
export async function fillFromOld(owner: pg.Client, old: readonly BackedUpTable[]): Promise<void> {
  const columnsOf = new Map(old.map(({ name, columns }) => [name, new Set(columns)]));
  const types = await typesOf(owner);
  for (const { name, columns } of await tablesToKeep(owner)) {
    const { from = name, values = {} } = FILLINGS[name] ?? {};
    const there = columnsOf.get(from);
    if (!there) continue;
    const filled = columns.filter((column) => values[column] || there.has(column));
    const value = (column: string) =>
      `(${values[column] ?? escapeIdentifier(column)})::${types.get(`${name}.${column}`)}`;
    await owner.query(
      `INSERT INTO ${escapeIdentifier(name)} (${filled.map((column) => escapeIdentifier(column)).join(", ")})
       SELECT ${filled.map(value).join(", ")} FROM ${held(from)}`,
    );
  }
  for (const statement of LIST_ALL_COMMENTS) await owner.query(statement);
}

async function typesOf(owner: pg.Client): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ column: string; type: string }>(
    `SELECT c.relname || '.' || a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`,
  );
  return new Map(rows.map(({ column, type }) => [column, type]));
}
