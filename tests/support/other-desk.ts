import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject, vi } from "vitest";
import type { db } from "@/lib/db/client";
import { onServer, withDatabase } from "@/tests/support/test-server.mjs";

const databases: string[] = [];

export async function dropOtherDesks(): Promise<void> {
  for (const name of databases.splice(0)) {
    await onServer(inject("serverUrl"), `DROP DATABASE "${name}" WITH (FORCE)`);
  }
}

/** An empty desk; its owner's address. */
export async function anEmptyDesk(): Promise<string> {
  const name = `komainu_restore_${randomUUID()}`;
  databases.push(name);
  await onServer(inject("serverUrl"), `CREATE DATABASE "${name}" TEMPLATE "${inject("templateName")}"`);
  return withDatabase(inject("serverUrl"), name);
}

/** Work on the database of this address. */
export async function on<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Indexes, constraints and triggers: what a restore takes off and puts on again. */
export function frameOf(url: string): Promise<unknown[]> {
  return on(url, async (client) => {
    const { rows } = await client.query(
      `SELECT indexdef AS it FROM pg_indexes WHERE schemaname = current_schema()
       UNION ALL SELECT conrelid::regclass || conname || contype::text || pg_get_constraintdef(oid) || convalidated::text
         FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
       UNION ALL SELECT tgrelid::regclass || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`,
    );
    return rows;
  });
}

/** With another database behind the application's own client. */
export async function elsewhere(url: string, work: () => Promise<void>): Promise<void> {
  const kept = globalThis as { komainuDatabase?: { pool: pg.Pool; db: typeof db } };
  const [here, address] = [kept.komainuDatabase, process.env.DATABASE_URL];
  delete kept.komainuDatabase;
  process.env.DATABASE_URL = url;
  vi.resetModules();
  try {
    await work();
    const other = await import("@/lib/db/client");
    await other.db.$disconnect();
    if (!other.pool.ended) await other.pool.end();
  } finally {
    kept.komainuDatabase = here;
    process.env.DATABASE_URL = address;
    vi.resetModules();
  }
}
