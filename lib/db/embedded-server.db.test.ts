import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { serverUrls, startServer, stopServer } from "./embedded-server.mjs";
import { dropServer, holdServer, keepServer } from "./hold-server.mjs";
import { readRecord } from "./server-home.mjs";

const SERVER_TEST = { timeout: 60_000 };
const homes: string[] = [];

async function remove(home: string): Promise<void> {
  const dataFolder = existsSync(join(home, "database.json")) ? readRecord(home)?.dataFolder : undefined;
  if (dataFolder) {
    await stopServer(home);
    // Where it lay elsewhere, it lay in a folder of its own.
    rmSync(dataFolder.startsWith(home) ? dataFolder : dirname(dataFolder), { recursive: true, force: true });
  }
  rmSync(home, { recursive: true, force: true });
}

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const home of homes.splice(0)) await remove(home);
});

function makeHome(parent: string): string {
  const home = mkdtempSync(join(parent, "komainu-server-"));
  chmodSync(home, 0o711);
  return home;
}

/** A folder for a server, which is stopped after the test. */
function newHome(parent = tmpdir()): string {
  const home = makeHome(parent);
  homes.push(home);
  return home;
}

/** For those tests that need no new one: making one takes seconds. */
const usedHome = makeHome(tmpdir());
afterAll(() => remove(usedHome));

async function answer(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

function postmasterOf(home: string): number {
  const folder = readRecord(home)?.dataFolder ?? "";
  return Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
}

test(
  "a server is made, found running, stopped, and keeps rows and port for the next start",
  SERVER_TEST,
  async () => {
    const first = await startServer(usedHome);
    await answer(first.ownerUrl, "CREATE TABLE kept AS SELECT 7 AS number");
    expect(await startServer(usedHome)).toEqual({ ...first, startedHere: false });
    expect(await stopServer(usedHome)).toBe(true);
    expect(await stopServer(usedHome)).toBe(false);
    expect(await serverUrls(usedHome)).toMatchObject({ isRunning: false });
    const second = await startServer(usedHome);
    expect(second.url).toBe(first.url);
    expect(await answer(second.ownerUrl, "SELECT number FROM kept")).toBe(7);
  },
);

test("nobody gets in without the password, which only the owner may read", SERVER_TEST, async () => {
  const { url } = await startServer(usedHome);
  const guess = new URL(url);
  guess.password = "guess";
  await expect(answer(guess.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
  expect(statSync(join(usedHome, "database.json")).mode & 0o077).toBe(0);
  expect(await answer(url, "SHOW listen_addresses")).toBe("127.0.0.1");
});

test(
  "a folder of before, whose one role was a superuser, gets a desk's role that is none",
  SERVER_TEST,
  async () => {
    const { ownerUrl } = await startServer(usedHome);
    await answer(ownerUrl, "DROP ROLE komainu_desk");
    const { deskPassword: _, ...before } = readRecord(usedHome) ?? {};
    writeFileSync(join(usedHome, "database.json"), JSON.stringify(before));
    const { url } = await startServer(usedHome);
    expect(
      await answer(
        url,
        "SELECT current_user || rolsuper || rolcreaterole || rolbypassrls FROM pg_roles WHERE rolname = current_user",
      ),
    ).toBe("komainu_deskfalsefalsefalse");
  },
);

test("letters beyond ASCII have case and belong to words", SERVER_TEST, async () => {
  const { url } = await startServer(usedHome);
  expect(await answer(url, "SELECT lower('ÉLAN ЖУРНАЛ')")).toBe("élan журнал");
  expect(await answer(url, "SELECT to_tsvector('simple', '“élan” – yes')::text")).toBe("'yes':2 'élan':1");
});

test("after kill -9 it starts again with every row that was acknowledged", SERVER_TEST, async () => {
  const { ownerUrl } = await startServer(usedHome);
  await answer(ownerUrl, "CREATE TABLE kept_killed AS SELECT 7 AS number");
  process.kill(postmasterOf(usedHome), "SIGKILL");
  const again = await startServer(usedHome);
  expect(again.startedHere).toBe(true);
  expect(await answer(again.ownerUrl, "SELECT number FROM kept_killed")).toBe(7);
});

test(
  "a lock file whose number belongs to another program now does not stop the start",
  SERVER_TEST,
  async () => {
    const { dataFolder } = await startServer(usedHome);
    const file = join(dataFolder, "postmaster.pid");
    const stale = readFileSync(file, "utf8").replace(/^\d+/, String(process.pid));
    await stopServer(usedHome);
    writeFileSync(file, stale, { mode: 0o600 });
    expect((await startServer(usedHome)).startedHere).toBe(true);
  },
);

test("it moves to another port when somebody took its own", SERVER_TEST, async () => {
  const first = await startServer(usedHome);
  await stopServer(usedHome);
  const squatter = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
  const second = await startServer(usedHome);
  expect(second.url).not.toBe(first.url);
  expect(await answer(second.url, "SELECT 1")).toBe(1);
  squatter.close();
});

test.skipIf(process.getuid?.() !== 0)(
  "root gets a server where user namespaces are forbidden",
  SERVER_TEST,
  async () => {
    const forbidden = mkdtempSync(join(tmpdir(), "komainu-forbidden-"));
    writeFileSync(join(forbidden, "unshare"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    vi.stubEnv("PATH", `${forbidden}${delimiter}${process.env.PATH}`);
    const home = newHome();
    const { url, dataFolder } = await startServer(home);
    expect(await answer(url, "SELECT 1")).toBe(1);
    expect(dataFolder).toBe(join(home, "postgres"));
    expect(statSync(dataFolder).uid).not.toBe(0);
  },
);

test.skipIf(process.getuid?.() !== 0)(
  "root's data goes where the server's user can reach it",
  SERVER_TEST,
  async () => {
    const forbidden = mkdtempSync(join(tmpdir(), "komainu-forbidden-"));
    writeFileSync(join(forbidden, "unshare"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    vi.stubEnv("PATH", `${forbidden}${delimiter}${process.env.PATH}`);
    const closed = mkdtempSync(join(tmpdir(), "komainu-closed-"));
    const home = newHome(closed);
    const { url, dataFolder } = await startServer(home);
    expect(await answer(url, "SELECT 1")).toBe(1);
    expect(dataFolder.startsWith(home)).toBe(false);
  },
);

test("data made by another PostgreSQL is refused with both versions", SERVER_TEST, async () => {
  const home = newHome();
  mkdirSync(join(home, "postgres"), { mode: 0o700 });
  writeFileSync(join(home, "postgres", "PG_VERSION"), "17\n");
  writeFileSync(
    join(home, "database.json"),
    JSON.stringify({ port: null, password: "x", dataFolder: join(home, "postgres") }),
  );
  await expect(startServer(home)).rejects.toThrow(/was made by PostgreSQL 17 and this one is 18/);
});

test("a data folder without its password is refused, not overwritten", SERVER_TEST, async () => {
  const home = newHome();
  mkdirSync(join(home, "postgres"), { mode: 0o700 });
  writeFileSync(join(home, "postgres", "PG_VERSION"), "18\n");
  await expect(startServer(home)).rejects.toThrow(/database\.json is missing/);
  expect(existsSync(join(home, "postgres", "base"))).toBe(false);
});

test("whoever lets go last stops the server, unless it was asked to stay", SERVER_TEST, async () => {
  await stopServer(usedHome);
  const hold = await holdServer(usedHome);
  expect(await dropServer(usedHome)).toEqual({ stopped: false, usedBy: [process.pid] });
  expect(await hold.release()).toBe(true);
  expect(await serverUrls(usedHome)).toMatchObject({ isRunning: false });
  const kept = await keepServer(usedHome);
  const second = await holdServer(usedHome);
  expect(second.url).toBe(kept.url);
  expect(await second.release()).toBe(false);
  expect(await serverUrls(usedHome)).toMatchObject({ url: kept.url, isRunning: true });
  expect(await dropServer(usedHome)).toEqual({ stopped: true, usedBy: [] });
});
