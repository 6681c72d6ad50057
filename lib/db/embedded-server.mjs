import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { giveTo, openServerHome, readRecord, writeRecord } from "./server-home.mjs";
import { run } from "./server-identity.mjs";
import { serverLog, turnOverLog } from "./server-log.mjs";
import { serverPrograms } from "./server-programs.mjs";

const DATABASE = "komainu";
const DESK_ROLE = "komainu_desk";
// Case and word rules must know UTF-8; under which name a system keeps them differs.
const LOCALES = ["C.UTF-8", "en_US.UTF-8", "UTF-8", "C"];
// A server killed a moment ago may still be going, with its lock file standing.
const PASSING = /lock file|shared memory/i;
const PORT_TAKEN = /could not bind|address already in use|could not create any TCP\/IP sockets/i;
const ATTEMPTS = 60;
/** After a crash it replays its log before it answers: on a busy machine for minutes. */
const REPLAY_MS = 600_000;
const CANNOT_CONNECT_NOW = "57P03";

/**
 * Starts the desk's own PostgreSQL unless it runs already; makes it on the first start.
 * @param {string} home the folder that holds its data, password and port
 * @param {Record<string, string>} [settings] for this start, as of postgresql.conf
 * @returns {Promise<{ url: string, ownerUrl: string, startedHere: boolean, dataFolder: string }>} `url` is the desk's
 * role, which reads and writes rows; `ownerUrl` the owner of the tables, who migrates and restores
 */
export async function startServer(home, settings = {}) {
  const serverHome = await openServerHome(home);
  const { record } = serverHome;
  const found = await runningAt(record);
  if (found) {
    // One whose start was cut off may still replay what was written before a crash.
    await untilReplayed(urlsOf(found).ownerUrl);
    await makeDatabase(found);
    return { ...urlsOf(found), startedHere: false, dataFolder: record.dataFolder };
  }
  const programs = await serverPrograms(serverHome);
  if (!existsSync(record.dataFolder)) await initialise(serverHome, programs);
  checkVersion(record.dataFolder, await run(serverHome.identity, join(programs, "postgres"), ["--version"]));
  await launch(serverHome, programs, settings);
  await makeDatabase(record);
  return { ...urlsOf(record), startedHere: true, dataFolder: record.dataFolder };
}

/**
 * Stops the desk's PostgreSQL and waits until it is gone. False: it did not run.
 * @param {string} home
 */
export async function stopServer(home) {
  if (!postmaster(readRecord(home)?.dataFolder)) return false;
  const serverHome = await openServerHome(home);
  const programs = await serverPrograms(serverHome);
  const stop = (mode, seconds) =>
    run(serverHome.identity, join(programs, "pg_ctl"), [
      "-D",
      serverHome.record.dataFolder,
      "-m",
      mode,
      "-t",
      seconds,
      "-w",
      "stop",
    ]);
  try {
    await stop("fast", "20");
  } catch (error) {
    if (!postmaster(serverHome.record.dataFolder)) return true;
    if (!/does not shut down/.test(error.message)) throw error;
    await stop("immediate", "10");
  }
  return true;
}

/**
 * The addresses of the desk's PostgreSQL: null when there is none yet.
 * @param {string} home
 * @returns {Promise<{ url: string, ownerUrl: string, isRunning: boolean } | null>}
 */
export async function serverUrls(home) {
  const record = readRecord(home);
  const found = await runningAt(record);
  if (found) return { ...urlsOf(found), isRunning: true };
  const known = knownUrls(home);
  return known && { ...known, isRunning: false };
}

/** The addresses that it had when it ran last, or has now; null when there is none yet. @param {string} home */
export function knownUrls(home) {
  const record = readRecord(home);
  return record?.port && record.deskPassword ? urlsOf(record) : null;
}

/** The record with the port that its server listens on, or null when it does not run. */
async function runningAt(record) {
  const found = postmaster(record?.dataFolder);
  return found && (await answers(found.port)) ? { ...record, port: found.port } : null;
}

/** Settles when the desk's PostgreSQL no longer runs. @param {string} home */
export async function serverEnded(home) {
  while (postmaster(readRecord(home)?.dataFolder)) await sleep(250);
}

/** Why no connection to a database is let in; null where one is. @param {string} url @returns {Promise<Error | null>} */
export async function refusal(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  const failure = await attempt(() => client.connect());
  await attempt(() => client.end());
  return failure;
}

async function untilReplayed(url) {
  const deadline = performance.now() + REPLAY_MS;
  while ((await refusal(url))?.code === CANNOT_CONNECT_NOW && performance.now() < deadline) await sleep(250);
}

function urlsOf(record) {
  return { url: urlOf(record, DESK_ROLE), ownerUrl: urlOf(record, DATABASE) };
}

function urlOf({ port, password, deskPassword }, role, database = DATABASE) {
  return `postgresql://${role}:${role === DESK_ROLE ? deskPassword : password}@127.0.0.1:${port}/${database}`;
}

/** Made beside its place and moved there when whole, so that a crash leaves nothing half made. */
async function initialise({ identity, record }, programs) {
  const draft = `${record.dataFolder}.new`;
  const passwordFile = `${record.dataFolder}.password`;
  writeFileSync(passwordFile, record.password, { mode: 0o600 });
  if (identity.kind === "user") chownSync(passwordFile, identity.uid, identity.gid);
  try {
    for (const locale of LOCALES) {
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft, { mode: 0o700 });
      giveTo(identity, draft);
      const failure = await attempt(() =>
        run(identity, join(programs, "initdb"), [
          ...["-D", draft, "-U", DATABASE, "--encoding=UTF8", "--no-instructions"],
          ...["--auth=scram-sha-256", `--pwfile=${passwordFile}`],
          ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", `--locale=${locale}`],
        ]),
      );
      if (!failure) break;
      if (!/locale/i.test(failure.message) || locale === LOCALES.at(-1)) {
        throw new Error(`Cannot prepare a database in ${record.dataFolder}: ${failure.message}`);
      }
    }
    renameSync(draft, record.dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function checkVersion(dataFolder, programVersion) {
  const made = readFileSync(join(dataFolder, "PG_VERSION"), "utf8").trim();
  const runs = /(\d+)\./.exec(programVersion)?.[1];
  if (made !== runs) {
    throw new Error(
      `${dataFolder} was made by PostgreSQL ${made} and this one is ${runs}; start the earlier Komainu and export first`,
    );
  }
}

async function launch(serverHome, programs, settings) {
  const { home, identity, record } = serverHome;
  const log = serverLog(record.dataFolder);
  turnOverLog(record.dataFolder);
  record.port ??= await freePort();
  for (let left = ATTEMPTS; ; left -= 1) {
    const seen = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    const options = Object.entries({
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      // An import writes to pages all over the indexes, and after each checkpoint every page anew to the log, for which
      // a moderator's commit waits: seldom, and packed.
      wal_compression: "on",
      checkpoint_timeout: "15min",
      max_wal_size: "2GB",
      ...settings,
    });
    const failure = await attempt(() =>
      run(identity, join(programs, "pg_ctl"), [
        ...["-D", record.dataFolder, "-l", log, "-w", "-t", String(REPLAY_MS / 1000)],
        ...[
          "-o",
          [`-p ${record.port}`, ...options.map(([name, value]) => `-c ${name}='${value}'`)].join(" "),
          "start",
        ],
      ]),
    );
    if (!failure) break;
    const complaint = existsSync(log) ? readFileSync(log).subarray(seen).toString() : failure.message;
    if (PORT_TAKEN.test(complaint)) record.port = await freePort();
    else if (!PASSING.test(complaint))
      throw new Error(`The database in ${record.dataFolder} does not start: ${lastLine(complaint)}`);
    if (left === 0)
      throw new Error(
        `The database in ${record.dataFolder} is held by another process: ${lastLine(complaint)}`,
      );
    if (!postmaster(record.dataFolder)) rmSync(join(record.dataFolder, "postmaster.pid"), { force: true });
    await sleep(250);
  }
  writeRecord(home, record);
}

/** The database and the desk's role in it; a folder of before gets its role here. */
async function makeDatabase(record) {
  const client = new pg.Client({ connectionString: urlOf(record, DATABASE, "postgres") });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1) AS "hasDatabase",
              EXISTS (SELECT FROM pg_roles WHERE rolname = $2) AS "hasRole"`,
      [DATABASE, DESK_ROLE],
    );
    if (!rows[0].hasDatabase) await client.query(`CREATE DATABASE ${DATABASE}`);
    if (!rows[0].hasRole)
      await client.query(`CREATE ROLE ${DESK_ROLE} LOGIN PASSWORD ${pg.escapeLiteral(record.deskPassword)}`);
  } finally {
    await client.end();
  }
}

/** The living server of a data folder, by the file it leaves there. A number that was given to another program is none. */
function postmaster(dataFolder) {
  if (!dataFolder) return null;
  try {
    const [pid, , , port] = readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n");
    return isPostgres(Number(pid)) ? { pid: Number(pid), port: Number(port) } : null;
  } catch {
    return null; // No such file: no server.
  }
}

function isPostgres(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  const [, state] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
  return state !== "Z" && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address.port));
    });
  });
}

async function attempt(work) {
  try {
    await work();
    return null;
  } catch (error) {
    return error;
  }
}

function lastLine(text) {
  const lines = text.trim().split("\n");
  return lines.findLast((line) => /FATAL|error/i.test(line)) ?? lines.at(-1);
}
