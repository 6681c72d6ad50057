import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { commandProcess } from "@/lib/imports/command-process.mjs";
import { freePort } from "@/tests/support/test-server.mjs";

const PATIENCE_MS = 30_000;
const LOOK_MS = 250;
const WORK_WAITS = `
  SELECT EXISTS (SELECT FROM import WHERE status IN ('waiting', 'running'))
      OR EXISTS (SELECT FROM article WHERE context_due > 0) AS "isWaiting"`;

export type DeskServer = {
  address: string;
  /** What it has printed: its log. */
  said: () => string;
  stop: () => Promise<void>;
};

/** The built desk, serving this database on a free port. */
export async function serveDesk(databaseUrl: string): Promise<DeskServer> {
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
  try {
    await untilHealthy(address, child);
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`The desk did not start:\n${said}`, { cause: error });
  }
  const worker = startWorkerOnceNeeded(databaseUrl);
  const stop = async () => {
    await worker.stop();
    await end(child);
  };
  return { address, said: () => said, stop };
}

/** The worker that `npm start` has from the beginning: most journeys need none, and each is a process. */
function startWorkerOnceNeeded(databaseUrl: string): { stop: () => Promise<void> } {
  let isOver = false;
  const started = (async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      while (!isOver) {
        const { rows } = await client.query<{ isWaiting: boolean }>(WORK_WAITS);
        if (rows[0]?.isWaiting) return spawnWorker(databaseUrl);
        await sleep(LOOK_MS);
      }
      return null;
    } finally {
      await client.end();
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      const child = await started;
      if (child) await end(child);
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

async function untilHealthy(address: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    const response = await fetch(`${address}/api/health`).catch(() => null);
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error(
    child.exitCode === null ? `no answer in ${PATIENCE_MS} ms` : `ended with ${child.exitCode}`,
  );
}

async function end(child: ChildProcess): Promise<void> {
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
