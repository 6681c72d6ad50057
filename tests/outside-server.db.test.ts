import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { migrate } from "@/lib/db/migrate.mjs";
import { giveTo } from "@/lib/db/server-home.mjs";
import { run, serverIdentity } from "@/lib/db/server-identity.mjs";
import { freePort } from "./support/test-server.mjs";

const PROGRAMS = "/usr/lib/postgresql/15/bin";

/** A PostgreSQL of this machine, not ours, until `work` is done. */
async function withOutsideServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync("/tmp/komainu-outside-");
  const identity = await serverIdentity(folder);
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  giveTo(identity, folder);
  const port = await freePort();
  const control = (...args: string[]) => run(identity, join(PROGRAMS, "pg_ctl"), ["-D", data, "-w", ...args]);
  try {
    await run(identity, join(PROGRAMS, "initdb"), [
      "-D",
      data,
      "-U",
      "desk",
      "--auth=trust",
      "-E",
      "UTF8",
      "--no-sync",
    ]);
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
    await control("-l", join(data, "log"), "-o", settings, "start");
    try {
      return await work(`postgresql://desk@127.0.0.1:${port}/postgres`);
    } finally {
      await control("-m", "immediate", "stop");
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.skipIf(!existsSync(PROGRAMS))("the migrations run on an outside PostgreSQL 15", async () => {
  const found = await withOutsideServer(async (url) => {
    const applied = await migrate(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("SELECT (SELECT count(*)::int FROM rule) AS rules");
    await client.end();
    return { applied, again: await migrate(url), rules: rows[0].rules };
  });
  expect(found).toMatchObject({ again: 0, rules: expect.any(Number) });
  expect(found.applied).toBeGreaterThan(0);
  expect(found.rules).toBeGreaterThan(0);
});
