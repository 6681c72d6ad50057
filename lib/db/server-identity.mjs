import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";

/**
 * As whom PostgreSQL's programs run; it refuses to run as root.
 * `self`: this user. `namespace`: root, seen from inside as another user. `user`: another user of this machine.
 * @typedef {{ kind: "self" } | { kind: "namespace" | "user", uid: number, gid: number }} Identity
 */

const UNPRIVILEGED_USERS = ["postgres", "nobody", "daemon"];

/**
 * Decides as whom the server of this data folder runs.
 * @param {string} dataFolder
 * @returns {Promise<Identity>}
 */
export async function serverIdentity(dataFolder) {
  if (process.getuid?.() !== 0) return { kind: "self" };
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { kind: "user", uid: owner.uid, gid: owner.gid };
  const user = unprivilegedUser();
  const namespace = { kind: "namespace", ...user };
  return (await succeeds(namespace, "true", [])) ? namespace : { kind: "user", ...user };
}

/**
 * Runs a program as `identity` and returns what it wrote; throws with its complaint when it fails.
 * @param {Identity} identity
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<string>}
 */
export function run(identity, file, args) {
  const command = identity.kind === "namespace" ? insideNamespace(identity, file, args) : [file, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command[0], command.slice(1), {
      // The folder we stand in may be closed to that user.
      cwd: "/",
      // Ctrl-C in the terminal is for us alone: cut off in the middle, pg_ctl would leave a server behind.
      detached: process.platform !== "win32",
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "pipe"],
      ...(identity.kind === "user" && { uid: identity.uid, gid: identity.gid }),
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code !== 0) reject(new Error(output.trim() || `${file} ended with ${code}`));
    });
    // Not `close`: a server that was started may keep the pipes open.
    child.once("exit", (code) => {
      if (code !== 0) return;
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(output);
    });
  });
}

/** @param {Identity} identity @param {string} file @param {string[]} args */
export async function succeeds(identity, file, args) {
  try {
    await run(identity, file, args);
    return true;
  } catch {
    return false; // The answer to the question, not a failure.
  }
}

function insideNamespace({ uid, gid }, file, args) {
  return ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`, "--", file, ...args];
}

/** PostgreSQL looks its user up by name, so it has to be one that exists. */
function unprivilegedUser() {
  const users = new Map();
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (Number(uid) > 0) users.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  const name = UNPRIVILEGED_USERS.find((candidate) => users.has(candidate));
  if (!name) {
    throw new Error(
      `PostgreSQL refuses to run as root and /etc/passwd names none of ${UNPRIVILEGED_USERS.join(", ")}; start Komainu as an ordinary user`,
    );
  }
  return users.get(name);
}
