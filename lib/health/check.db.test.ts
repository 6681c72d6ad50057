import { afterEach, expect, test } from "vitest";
import { onServer, withDatabase } from "@/tests/support/test-server.mjs";
import { databaseHealth, type Health } from "./check";

const url = process.env.KOMAINU_MIGRATION_URL ?? "";
const name = new URL(url).pathname.slice(1);

afterEach(() => setReadOnly("off"));

/** Reads go on and no write is taken, as on a server that only follows another. */
async function setReadOnly(isReadOnly: "on" | "off"): Promise<void> {
  const beside = withDatabase(url, "postgres");
  await onServer(beside, `ALTER DATABASE "${name}" SET default_transaction_read_only = ${isReadOnly}`);
  await onServer(beside, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
}

async function until(health: Health): Promise<void> {
  while ((await databaseHealth()) !== health);
}

test("health is well while writes are taken, says so when only they fail, and leaves nothing behind", async () => {
  expect(await Promise.all([databaseHealth(), databaseHealth()])).toEqual(["ok", "ok"]);
  await setReadOnly("on");
  await until("no_writes");
  await setReadOnly("off");
  await until("ok");
  const { db } = await import("@/lib/db/client");
  expect(await db.$queryRaw`SELECT FROM pg_class WHERE relname = 'komainu_probe'`).toEqual([]);
});
