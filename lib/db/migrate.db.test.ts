import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { withDatabase } from "@/tests/support/test-server.mjs";
import { migrate } from "./migrate.mjs";

/** An empty database of this test alone. */
async function emptyDatabase(name: string): Promise<string> {
  const url = process.env.KOMAINU_MIGRATION_URL ?? "";
  const unique = `${new URL(url).pathname.slice(1)}_${name}`;
  await ask(url, `CREATE DATABASE "${unique}"`);
  return withDatabase(url, unique);
}

async function dropDatabase(url: string): Promise<void> {
  await ask(
    process.env.KOMAINU_MIGRATION_URL ?? "",
    `DROP DATABASE "${new URL(url).pathname.slice(1)}" WITH (FORCE)`,
  );
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function folderOf(migrations: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "komainu-migrations-"));
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

test("migrations are applied once and in order, and a second run finds nothing to do", async () => {
  const url = await emptyDatabase("order");
  const folder = folderOf({ "2_more": "ALTER TABLE a ADD y int", "1_first": "CREATE TABLE a (x int)" });
  expect(await migrate(url, folder)).toBe(2);
  expect(await migrate(url, folder)).toBe(0);
  await dropDatabase(url);
});

test("two processes that migrate at once apply each migration once", async () => {
  const url = await emptyDatabase("race");
  const folder = folderOf({ "1_first": "SELECT pg_sleep(0.1); CREATE TABLE a (x int)" });
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
  expect(applied.toSorted()).toEqual([0, 0, 1]);
  await dropDatabase(url);
});

test("a migration that fails leaves nothing behind and can be mended", async () => {
  const url = await emptyDatabase("failure");
  const broken = folderOf({ "1_first": "CREATE TABLE a (x int); SELECT 1 / 0" });
  await expect(migrate(url, broken)).rejects.toThrow(
    "The migration 1_first failed and changed nothing: division by zero",
  );
  expect(await migrate(url, folderOf({ "1_first": "CREATE TABLE a (x int)" }))).toBe(1);
  await dropDatabase(url);
});

test("a migration that was edited after it ran is refused", async () => {
  const url = await emptyDatabase("edited");
  await migrate(url, folderOf({ "1_first": "CREATE TABLE a (x int)" }));
  await expect(migrate(url, folderOf({ "1_first": "CREATE TABLE a (y int)" }))).rejects.toThrow(
    /1_first was edited/,
  );
  await dropDatabase(url);
});

test("a database of a newer Komainu is refused", async () => {
  const url = await emptyDatabase("newer");
  await migrate(url, folderOf({ "1_first": "SELECT 1", "2_newer": "SELECT 2" }));
  await expect(migrate(url, folderOf({ "1_first": "SELECT 1" }))).rejects.toThrow(
    /2_newer, which this Komainu lacks/,
  );
  await dropDatabase(url);
});

test("a database of Komainu 0.1 is refused with the way in", async () => {
  const url = await emptyDatabase("of_0_1");
  await migrate(url, folderOf({ "20261130008100_sign_in_limits": "SELECT 1" }));
  await expect(migrate(url, folderOf({ "1_first": "SELECT 1" }))).rejects.toThrow(
    /restore the backup into an empty desk/,
  );
  await dropDatabase(url);
});
