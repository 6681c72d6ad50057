import { copyFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";

const BYTES_MAX = 10 * 1024 * 1024;

/** Where the embedded server writes what it has to say. @param {string} dataFolder */
export function serverLog(dataFolder) {
  return join(dataFolder, "server.log");
}

/**
 * Begins the server's log anew once it is long; the one before stays beside it. The server goes on in the same file, at
 * whose end it writes.
 * @param {string} dataFolder
 */
export function turnOverLog(dataFolder, bytesMax = BYTES_MAX) {
  const log = serverLog(dataFolder);
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) <= bytesMax) return;
  try {
    copyFileSync(log, `${log}.1`);
  } catch (error) {
    // A full disk has no room for the one before, and all the more needs an end of this one.
    if (error.code !== "ENOSPC") throw error;
  }
  truncateSync(log);
}
