import { spawn } from "node:child_process";

const LINES_KEPT = 40;
const PATIENCE_MS = 3000;
const running = new Set();
let isStopping = false;

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches it only through `stopChildren`.
 * @param {string} file
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function startChild(file, args, options) {
  if (isStopping) throw new Error("Stopped");
  const child = spawn(file, args, { ...options, detached: process.platform !== "win32" });
  running.add(child);
  child.once("exit", () => running.delete(child));
  child.once("error", () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end and returns what it printed; throws with the end of its output when it fails.
 * @param {string} what names it in that error
 * @param {string} file
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<string>}
 */
export function runChild(what, file, args, options = {}) {
  const child = startChild(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  let everything = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
    everything += chunk;
  });
  child.stderr.on("data", (chunk) => {
    everything += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`${what} could not run: ${error.message}`)));
    child.once("close", (code) => {
      if (code === 0) resolve(printed);
      else
        reject(new Error(`${what} failed:\n${everything.trim().split("\n").slice(-LINES_KEPT).join("\n")}`));
    });
  });
}

/** Ends every program that is still running, and waits until it is gone. */
export async function stopChildren() {
  isStopping = true;
  await Promise.all([...running].map(stopChild));
}

/** Ends a program and what it started, and waits until it is gone. @param {import("node:child_process").ChildProcess} child */
export function stopChild(child) {
  if (!running.has(child)) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => signal(child, "SIGKILL"), PATIENCE_MS);
    child.once("exit", () => {
      clearTimeout(force);
      // What it started itself must not outlive it.
      signal(child, "SIGKILL");
      resolve();
    });
    signal(child, "SIGTERM");
  });
}

function signal(child, name) {
  try {
    if (process.platform === "win32") child.kill(name);
    else process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/**
 * The environment of what serves the desk: with its database, without the admin's password and the owner of the tables.
 * @param {string} url
 */
export function servingEnvironment(url) {
  const { KOMAINU_ADMIN_PASSWORD: _, KOMAINU_MIGRATION_URL: __, ...inherited } = process.env;
  return { ...inherited, NODE_ENV: "production", DATABASE_URL: url };
}
