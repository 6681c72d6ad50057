import "server-only";
import type pg from "pg";
import { escapeIdentifier, escapeLiteral } from "@/lib/db/owner";

/** Not in a backup: who is signed in or tries to, and work that another desk cannot go on with. */
const LEFT_OUT = new Set([
  "_prisma_migrations",
  "sign_in_attempt",
  "session",
  "import_chunk",
  "import_lock",
  "context_try",
]);

// An import that was under way is told as cut off; what it stored by then is in the backup.
const IS_KEPT = "(status IN ('done', 'failed', 'cancelled') OR (status = 'running' AND wants = 'import'))";
const OF_KEPT_IMPORT = `import_id IN (SELECT id FROM import WHERE ${IS_KEPT})`;
const WAS_RUNNING = "It was running when the backup was made. Import the file again: nothing comes in twice.";

const ROWS: Record<string, string> = {
  setting: "key <> 'nextauth_secret'",
  import: IS_KEPT,
  import_article: OF_KEPT_IMPORT,
  import_warning: OF_KEPT_IMPORT,
  import_file: OF_KEPT_IMPORT,
  import_refusal: OF_KEPT_IMPORT,
  import_change: OF_KEPT_IMPORT,
};

const VALUES: Record<string, Record<string, string>> = {
  import: {
    status: "CASE status WHEN 'running' THEN 'failed' ELSE status END",
    failure: `CASE status WHEN 'running' THEN ${escapeLiteral(WAS_RUNNING)} ELSE failure END`,
    finished_at: "CASE status WHEN 'running' THEN coalesce(heartbeat_at, started_at) ELSE finished_at END",
    runner: "NULL::jsonb",
    heartbeat_at: "NULL::timestamptz",
  },
};

/** A table of the desk with its stored columns. */
export type BackedUpTable = { name: string; columns: string[] };

/** The tables of a backup, the same on every desk of one schema version. */
export async function tablesToKeep(client: pg.ClientBase): Promise<BackedUpTable[]> {
  const tables = await tablesOf(client);
  return tables.filter(({ name }) => !LEFT_OUT.has(name));
}

/** Every table of the desk but the one of the migrations. Generated columns are worked out anew, never stored. */
export async function tablesOf(client: pg.ClientBase): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(`
    SELECT t.table_name::text AS name, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
    FROM information_schema.tables t
    JOIN information_schema.columns c USING (table_schema, table_name)
    WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
      AND t.table_name <> '_prisma_migrations'
    GROUP BY t.table_name ORDER BY t.table_name`);
  return rows;
}

/** The migrations that made the schema: its version. */
export async function schemaOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name",
  );
  return rows.map(({ name }) => name);
}

export function copyOut({ name, columns }: BackedUpTable): string {
  const values = columns.map((column) => VALUES[name]?.[column] ?? escapeIdentifier(column));
  const condition = ROWS[name] ? ` WHERE ${ROWS[name]}` : "";
  return `COPY (SELECT ${values.join(", ")} FROM ${escapeIdentifier(name)}${condition}) TO STDOUT`;
}

export function copyIn({ name, columns }: BackedUpTable): string {
  return `COPY ${escapeIdentifier(name)} (${columns.map((column) => escapeIdentifier(column)).join(", ")}) FROM STDIN`;
}
