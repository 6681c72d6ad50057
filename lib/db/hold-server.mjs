import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startServer, stopServer } from "./embedded-server.mjs";
import { isAlive, readHolder, thisProcess, waitForLock } from "./process-lock.mjs";

/**
 * Uses the desk's PostgreSQL for as long as this process needs it, starting it when it does not run.
 * Whoever lets go last stops it, unless `keepServer` asked for it to stay.
 * @param {string} home
 * @returns {Promise<{ url: string, ownerUrl: string, dataFolder: string, release: () => Promise<boolean> }>}
 */
export async function holdServer(home) {
  const ticket = join(holders(home), String(process.pid));
  const server = await withLock(home, async () => {
    const started = await startServer(home);
    writeFileSync(ticket, JSON.stringify(thisProcess()), { mode: 0o600 });
    return started;
  });
  const release = () =>
    withLock(home, async () => {
      rmSync(ticket, { force: true });
      if (livingHolders(home).length > 0 || existsSync(keptMark(home))) return false;
      return stopServer(home);
    });
  const { url, ownerUrl, dataFolder } = server;
  return { url, ownerUrl, dataFolder, release };
}

/** Starts the desk's PostgreSQL and lets it run until `dropServer`. @param {string} home */
export async function keepServer(home) {
  return withLock(home, async () => {
    const server = await startServer(home);
    writeFileSync(keptMark(home), "", { mode: 0o600 });
    return server;
  });
}

/**
 * Stops the desk's PostgreSQL unless somebody uses it; then tells the numbers of those processes.
 * @param {string} home
 * @returns {Promise<{ stopped: boolean, usedBy: number[] }>}
 */
export async function dropServer(home) {
  return withLock(home, async () => {
    const usedBy = livingHolders(home);
    if (usedBy.length > 0) return { stopped: false, usedBy };
    rmSync(keptMark(home), { force: true });
    return { stopped: await stopServer(home), usedBy };
  });
}

async function withLock(home, work) {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  mkdirSync(holders(home), { recursive: true, mode: 0o700 });
  const unlock = await waitForLock(join(home, "database.lock"));
  try {
    return await work();
  } finally {
    unlock();
  }
}

function livingHolders(home) {
  const living = [];
  for (const name of readdirSync(holders(home))) {
    const holder = readHolder(join(holders(home), name));
    if (holder && isAlive(holder)) living.push(holder.pid);
    else rmSync(join(holders(home), name), { force: true });
  }
  return living;
}

function holders(home) {
  return join(home, "database-users");
}

function keptMark(home) {
  return join(home, "database-kept");
}
