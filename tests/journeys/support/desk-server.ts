import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { commandProcess } from "@/lib/imports/command-process.mjs";
import { deskUrl, freePort, onServer, withDatabase } from "@/tests/support/test-server.mjs";

const PATIENCE_MS = 30_000;
const LOOK_MS = 250;
const WORK_WAITS = `
  SELECT EXISTS (SELECT FROM import WHERE status IN ('waiting', 'running'))
      OR EXISTS (SELECT FROM article WHERE context_due > 0) AS "isWaiting"`;

type WebServer = {
  address: string;
  /** What it has printed: its log. */
  said: () => string;
  untilHealthy: () => Promise<void>;
  stop: () => Promise<void>;
};

export type DeskServer = Omit<WebServer, "untilHealthy">;

export type JourneyDesk = DeskServer & {
  databaseUrl: string;
  /** Puts a new copy of the prepared desk in the place of the database, as each journey needs it. */
  begin: () => Promise<void>;
  /** Stops what works on the database. */
  end: () => Promise<void>;
};

/** The built desk, serving this database on a free port. */
export async function serveDesk(databaseUrl: string): Promise<DeskServer> {
  const { address, said, stop, untilHealthy } = await serveWeb(databaseUrl);
  await untilHealthy();
  const worker = startWorkerOnceNeeded(databaseUrl);
  return {
    address,
    said,
    stop: async () => {
      await worker.stop();
      await stop();
    },
  };
}

/** The built desk, whose database each journey gets anew: a server that has answered before is seconds quicker. */
export async function startJourneyDesk(): Promise<JourneyDesk> {
  const { KOMAINU_JOURNEYS_SERVER: server, KOMAINU_JOURNEYS_TEMPLATE: template } = process.env;
  if (!server || !template) throw new Error("prepare-desk.ts has not run.");
  const name = `komainu_journey_${randomUUID()}`;
  const databaseUrl = withDatabase(await deskUrl(server), name);
  const web = await serveWeb(databaseUrl);
  let worker: Worker | null = null;
  let before = 0;
  const end = async () => {
    await worker?.stop();
    worker = null;
  };
  const drop = () => onServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  const begin = async () => {
    await drop();
    await onServer(server, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
    await web.untilHealthy();
    before = web.said().length;
    worker = startWorkerOnceNeeded(databaseUrl);
  };
  const stop = async () => {
    await end();
    await web.stop();
    await drop();
  };
  return { address: web.address, databaseUrl, said: () => web.said().slice(before), begin, end, stop };
}

async function serveWeb(databaseUrl: string): Promise<WebServer> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["lib/web/server.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      KOMAINU_DIST_DIR: process.env.KOMAINU_DIST_DIR ?? ".next-test",
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      NEXTAUTH_URL: address,
      NEXTAUTH_SECRET: "of no use outside this test",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const untilHealthy = async () => {
    const deadline = Date.now() + PATIENCE_MS;
    while (child.exitCode === null && Date.now() < deadline) {
      const response = await fetch(`${address}/api/health`).catch(() => null);
      if (response?.ok) return;
      await sleep(50);
    }
    const why = child.exitCode === null ? `no answer in ${PATIENCE_MS} ms` : `ended with ${child.exitCode}`;
    child.kill("SIGKILL");
    throw new Error(`The desk is not well, ${why}:\n${said}`);
  };
  return { address, said: () => said, untilHealthy, stop: () => endProcess(child) };
}

type Worker = { stop: () => Promise<void> };

/** The worker that `npm start` has from the beginning: most journeys need none, and each is a process. */
function startWorkerOnceNeeded(databaseUrl: string): Worker {
  let isOver = false;
  const started = (async () => {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
    // A bench kills the database: it is looked again once that is back.
    pool.on("error", () => undefined);
    try {
      while (!isOver) {
        const found = await pool.query<{ isWaiting: boolean }>(WORK_WAITS).catch(() => null);
        if (found?.rows[0]?.isWaiting) return spawnWorker(databaseUrl);
        await sleep(LOOK_MS);
      }
      return null;
    } finally {
      await pool.end();
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      const child = await started;
      if (child) await endProcess(child);
    },
  };
}

function spawnWorker(databaseUrl: string): ChildProcess {
  const { args, env } = commandProcess(process.cwd(), ["work", "--stay"]);
  return spawn(process.execPath, args, {
    env: { ...process.env, ...env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const patience = setTimeoutKill(child);
  await gone;
  clearTimeout(patience);
}

function setTimeoutKill(child: ChildProcess): NodeJS.Timeout {
  return setTimeout(() => child.kill("SIGKILL"), 5_000);
}
