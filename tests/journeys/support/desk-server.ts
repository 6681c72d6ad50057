import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/tests/support/test-server.mjs";

const PATIENCE_MS = 30_000;

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
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(port)], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      KOMAINU_DIST_DIR: process.env.KOMAINU_DIST_DIR ?? ".next-test",
      DATABASE_URL: databaseUrl,
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
  return { address, said: () => said, stop: () => end(child) };
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
