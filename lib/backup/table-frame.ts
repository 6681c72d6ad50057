import "server-only";
import type pg from "pg";
import { escapeIdentifier } from "@/lib/db/owner";
import { tablesOf } from "./contents";

type Constraint = { table: string; name: string; definition: string };

/**
 * Empties every table and takes its constraints, indexes and triggers off, so that rows go in at the speed of COPY and
 * all indexes are built once. Returns what puts them back as they were. Within the caller's transaction.
 */
export async function bareTables(
  owner: pg.Client,
  checkFirst: () => Promise<void>,
): Promise<() => Promise<void>> {
  const tables = (await tablesOf(owner)).map(({ name }) => escapeIdentifier(name));
  await owner.query(`LOCK TABLE ${tables.join(", ")} IN ACCESS EXCLUSIVE MODE`);
  await checkFirst();
  const references = await constraintsOf(owner, "f");
  const keys = await constraintsOf(owner, "p", "u");
  const indexes = await looseIndexes(owner);
  await owner.query(
    [
      ...tables.map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`),
      `TRUNCATE ${tables.join(", ")}`,
      ...[...references, ...keys].map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`),
      ...indexes.map(({ name }) => `DROP INDEX ${name}`),
    ].join(";"),
  );
  const add = ({ table, name, definition }: Constraint) =>
    `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`;
  return async () => {
    for (const statement of [
      ...keys.map(add),
      ...indexes.map(({ definition }) => definition),
      ...references.map(add),
      ...tables.map((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`),
    ]) {
      await owner.query(statement);
    }
  };
}

async function constraintsOf(owner: pg.Client, ...types: string[]): Promise<Constraint[]> {
  const { rows } = await owner.query<Constraint>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint
     WHERE connamespace = current_schema()::regnamespace AND contype::text = ANY($1)
       AND conrelid <> '_prisma_migrations'::regclass ORDER BY conname`,
    [types],
  );
  return rows;
}

/** Indexes that no constraint stands on. */
export async function looseIndexes(owner: pg.Client): Promise<{ name: string; definition: string }[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relnamespace = current_schema()::regnamespace
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY 1`,
  );
  return rows;
}
