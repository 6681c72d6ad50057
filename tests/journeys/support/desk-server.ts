import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { commandProcess } from "@/lib/imports/command-process.mjs";
import { copyDatabase, deskUrl, freePort, onServer, withDatabase } from "@/tests/support/test-server.mjs";

const PATIENCE_MS = 30_000;

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
};

/** The built desk, serving this database on a free port. */
export async function serveDesk(databaseUrl: string): Promise<DeskServer> {
  const { address, said, stop, untilHealthy } = await serveWeb(databaseUrl);
  await untilHealthy();
  const worker = spawnWorker(databaseUrl);
  return {
    address,
    said,
    stop: async () => {
      await endProcess(worker);
      await stop();
    },
  };
}

/** The built desk and its worker, whose database each journey gets anew: who has worked before is seconds quicker. */
export async function startJourneyDesk(): Promise<JourneyDesk> {
  const { KOMAINU_JOURNEYS_SERVER: server, KOMAINU_JOURNEYS_TEMPLATE: template } = process.env;
  if (!server || !template) throw new Error("prepare-desk.ts has not run.");
  const name = `komainu_journey_${randomUUID()}`;
  const databaseUrl = withDatabase(await deskUrl(server), name);
  const web = await serveWeb(databaseUrl);
  const worker = spawnWorker(databaseUrl);
  let before = 0;
  const drop = () => onServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  const begin = async () => {
    await drop();
    await copyDatabase(server, template, name);
    await web.untilHealthy();
    before = web.said().length;
  };
  const stop = async () => {
    await Promise.all([endProcess(worker), web.stop()]);
    await drop();
  };
  return { address: web.address, databaseUrl, said: () => web.said().slice(before), begin, stop };
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

/** What `npm start` has beside the web server. It loses its database before each journey, and says so to nobody. */
function spawnWorker(databaseUrl: string): ChildProcess {
  const { args, env } = commandProcess(process.cwd(), ["work", "--stay"]);
  return spawn(process.execPath, args, {
    env: { ...process.env, ...env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
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
