import { randomUUID } from "node:crypto";
import { afterAll, inject, vi } from "vitest";
import { copyDatabase, deskUrl, onServer, withDatabase } from "./test-server.mjs";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the one that Vitest declares.
  interface ProvidedContext {
    /** The server that tests may create databases on, named by its maintenance database. */
    serverUrl: string;
    /** A migrated database that nobody connects to, copied for each test file. */
    templateName: string;
  }
}

/**
 * Gives this test file its own copy of the migrated template, names it in DATABASE_URL, and drops it at the end.
 * Called once a file by the setup of the `db` project, before anything can import `@/lib/db/client`.
 */
export async function testDatabase(): Promise<void> {
  const serverUrl = inject("serverUrl");
  const name = `komainu_test_${randomUUID()}`;
  await copyDatabase(serverUrl, inject("templateName"), name);
  const ownerUrl = withDatabase(serverUrl, name);
  process.env.DATABASE_URL = await deskUrl(ownerUrl);
  process.env.KOMAINU_MIGRATION_URL = ownerUrl;
  afterAll(async () => {
    await closeClient();
    // Without FORCE it waits some seconds for connections that are closing; ending those would fail their file.
    await onServer(serverUrl, `DROP DATABASE IF EXISTS "${name}"`).catch(() =>
      onServer(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
    );
  });
}

/** Empties tables of this file's database, logs included, which nobody but their owner can do. */
export async function emptyTables(...names: string[]): Promise<void> {
  const logs = ["decision", "audit_entry"];
  // They hang off no key: the triggers of comment keep them.
  const lists = names.some((name) => name === "article" || name === "comment")
    ? ["open_comment", "moderated_comment"]
    : [];
  const each = (sql: string) => logs.map((log) => `ALTER TABLE ${log} ${sql}`).join(";");
  await onServer(
    process.env.KOMAINU_MIGRATION_URL ?? "",
    `${each("DISABLE TRIGGER USER")}; TRUNCATE ${[...names, ...lists].join(", ")} CASCADE; ${each("ENABLE TRIGGER USER")}`,
  );
}

/** Ends the application's own client, if this file used it, so that dropping its database breaks no connection. */
async function closeClient(): Promise<void> {
  if (!("komainuDatabase" in globalThis)) return;
  const { db, pool } = await import("@/lib/db/client");
  await db.$disconnect();
  if (!pool.ended) await pool.end();
  // The next file runs in this process too, and has to meet a client of its own database.
  Reflect.deleteProperty(globalThis, "komainuDatabase");
  vi.resetModules();
}
