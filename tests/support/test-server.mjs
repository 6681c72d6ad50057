import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startServer, stopServer } from "../../lib/db/embedded-server.mjs";

// A test's database is thrown away: nothing in it has to survive a power cut.
const HASTY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * A PostgreSQL that tests may create databases on: the one named by KOMAINU_TEST_DATABASE_URL or DATABASE_URL,
 * else an embedded one in a temporary folder, on a free port, gone after `stop`.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startTestServer() {
  const given = process.env.KOMAINU_TEST_DATABASE_URL || process.env.DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const home = mkdtempSync(join(tmpdir(), "komainu-test-"));
  // As root the server runs as another user, who has to reach it.
  chmodSync(home, 0o711);
  try {
    const { ownerUrl: url, dataFolder } = await startServer(home, HASTY);
    const stop = async () => {
      await stopServer(home);
      for (const folder of [dataFolder, home]) rmSync(folder, { recursive: true, force: true });
    };
    return { url, stop };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/**
 * The same server, another database.
 * @param {string} serverUrl
 * @param {string} name
 */
export function withDatabase(serverUrl, name) {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

const DESK_ROLE = "komainu_test_desk";

/**
 * The same database through a role that owns nothing, as the desk works; through its owner where he may make no roles.
 * @param {string} ownerUrl
 */
export async function deskUrl(ownerUrl) {
  const url = new URL(ownerUrl);
  url.username = DESK_ROLE;
  url.password = DESK_ROLE;
  try {
    await onServer(ownerUrl, `CREATE ROLE ${DESK_ROLE} LOGIN PASSWORD '${DESK_ROLE}'`);
  } catch (error) {
    // Insufficient privilege; else it is there already, or was made this moment.
    if (error.code === "42501") return ownerUrl;
    if (error.code !== "42710" && error.code !== "23505") throw error;
  }
  return url.href;
}

/**
 * Copies a database that nobody uses. As files: through the log, as is usual, takes three times as long.
 * @param {string} serverUrl
 * @param {string} from
 * @param {string} to
 */
export function copyDatabase(serverUrl, from, to) {
  return onServer(serverUrl, `CREATE DATABASE "${to}" TEMPLATE "${from}" STRATEGY FILE_COPY`);
}

/**
 * Runs one statement outside the tests' own databases.
 * @param {string} serverUrl
 * @param {string} sql
 */
export async function onServer(serverUrl, sql) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * A port nobody listens on just now.
 * @returns {Promise<number>}
 */
export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
}
