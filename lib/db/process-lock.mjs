import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * @typedef {{ pid: number, startedAt: string | null, note: string }} Holder
 */

/**
 * Takes the lock at `file` for this process, or tells who has it. A lock whose process is gone is taken over.
 * @param {string} file
 * @param {string} note what the holder wants others to know
 * @returns {{ holder: Holder } | { holder: null, release: () => void }}
 */
export function tryLock(file, note = "") {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(thisProcess(note)), { mode: 0o600 });
  try {
    for (;;) {
      if (linked(draft, file)) return { holder: null, release: () => rmSync(file, { force: true }) };
      const holder = readHolder(file);
      if (holder && isAlive(holder)) return { holder };
      removeStale(file, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Waits for the lock at `file`, however often others take it first.
 * @param {string} file
 * @param {number} timeoutMs
 */
export async function waitForLock(file, timeoutMs = 120_000) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const lock = tryLock(file);
    if (lock.holder === null) return lock.release;
    if (Date.now() > deadline) {
      throw new Error(
        `Process ${lock.holder.pid} has held ${file} too long; stop that process and try again`,
      );
    }
    await sleep(50);
  }
}

/** What identifies this process, also after its number was given to another. @returns {Holder} */
export function thisProcess(note = "") {
  return { pid: process.pid, startedAt: startOf(process.pid), note };
}

/** @param {string} file @returns {Holder | null} */
export function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // Gone, or cut off by a crash: nobody holds it.
  }
}

/** @param {Holder} holder */
export function isAlive({ pid, startedAt }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return startedAt === null || startedAt === startOf(pid);
}

function linked(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Two processes may find the same stale lock: whoever moved the other's fresh one away puts it back. */
function removeStale(file, stale) {
  const moved = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, moved);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  const found = readHolder(moved);
  if (found && found.pid !== stale?.pid) linked(moved, file);
  rmSync(moved, { force: true });
}

/** A text that no other process of this number shares; null where the system tells none. */
function startOf(pid) {
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${fields[19]}`;
    }
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null; // The process ended while it was looked at.
  }
}
