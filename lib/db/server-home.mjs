import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { serverIdentity, succeeds } from "./server-identity.mjs";

// Where data goes when the user that PostgreSQL runs as cannot reach the desk's own folder, such as one below /root.
const REACHABLE_FOLDER = "/var/lib/komainu";

/**
 * What is remembered about the embedded server between starts.
 * @typedef {{ port: number | null, password: string, deskPassword: string, dataFolder: string }} ServerRecord
 */

/** The folder of everything this desk keeps: KOMAINU_HOME, else `.komainu` beside package.json. */
export function deskHome() {
  return resolve(process.env.KOMAINU_HOME || fileURLToPath(new URL("../../.komainu", import.meta.url)));
}

/**
 * Makes the desk's folder, decides as whom the server runs and where its data lies, and remembers it.
 * @param {string} home
 */
export async function openServerHome(home) {
  makeFolder(home);
  const record = readRecord(home) ?? {
    port: null,
    password: newPassword(),
    dataFolder: join(home, "postgres"),
  };
  record.deskPassword ??= newPassword();
  if (!existsSync(record.dataFolder)) {
    const identity = await serverIdentity(record.dataFolder);
    if (!(await canEnter(identity, home))) record.dataFolder = join(elsewhere(home), "postgres");
  }
  const identity = await serverIdentity(record.dataFolder);
  if (identity.kind === "user" && existsSync(record.dataFolder)) giveTo(identity, record.dataFolder);
  writeRecord(home, record);
  return { home, identity, record };
}

function newPassword() {
  return randomBytes(24).toString("base64url");
}

/** @param {string} home @returns {ServerRecord | null} */
export function readRecord(home) {
  const file = join(home, "database.json");
  if (!existsSync(file)) {
    if (!existsSync(join(home, "postgres", "PG_VERSION"))) return null;
    throw new Error(
      `${file} is missing, so the password of the database beside it is unknown; put it back from a backup`,
    );
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

/** @param {string} home @param {ServerRecord} record */
export function writeRecord(home, record) {
  const file = join(home, "database.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The folder that holds whatever the server's user must reach outside the desk's own folder. @param {string} home */
export function elsewhere(home) {
  const folder = join(REACHABLE_FOLDER, createHash("sha256").update(home).digest("hex").slice(0, 12));
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const made of [REACHABLE_FOLDER, folder]) chmodSync(made, 0o755);
  return folder;
}

/** Hands a folder and all in it to the user that the server runs as. */
export function giveTo(identity, path) {
  if (identity.kind !== "user") return;
  chownSync(path, identity.uid, identity.gid);
  for (const entry of readdirSync(path, { recursive: true }))
    lchownSync(join(path, entry), identity.uid, identity.gid);
}

/** Whether that user may run a program. */
export function canRun(identity, program) {
  return succeeds(identity, program, ["--version"]);
}

function canEnter(identity, folder) {
  return identity.kind === "self" || succeeds(identity, "/bin/sh", ["-c", 'cd "$0"', folder]);
}

/** Others may pass through, since the server may be another user; what is secret inside is closed by itself. */
function makeFolder(home) {
  try {
    mkdirSync(home, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new Error(
      `Cannot make ${home} (${error.code}); set KOMAINU_HOME to a folder that you may write to`,
    );
  }
}
