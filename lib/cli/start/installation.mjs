import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./children.mjs";

/**
 * Whether node_modules holds what package-lock.json names, by npm's own account of what it installed last.
 * @param {string} root
 */
export function isInstalled(root) {
  const installed = readLock(join(root, "node_modules", ".package-lock.json"));
  const wanted = readLock(join(root, "package-lock.json"));
  if (
    !installed ||
    !wanted ||
    !existsSync(join(root, "node_modules", "@esbuild", `${process.platform}-${process.arch}`))
  ) {
    return false;
  }
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    if (!found) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && (!entry.integrity || found.integrity === entry.integrity);
  });
}

/** Installs exactly what package-lock.json names. @param {string} root */
export function install(root) {
  const npm = process.env.npm_execpath;
  const [file, ...before] = npm?.endsWith("npm-cli.js") ? [process.execPath, npm] : ["npm"];
  // Nothing here depends on an install script, and one of them would download a program that nobody runs.
  const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  return runChild("npm ci", file, [...before, ...args], {
    cwd: root,
    shell: file === "npm" && process.platform === "win32",
  });
}

/** Whether the database client was generated from this schema. @param {string} root */
export function isClientGenerated(root) {
  const stamp = clientStamp(root);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === schemaHash(root);
}

/** Generates the database client that the desk is built on. @param {string} root */
export async function generateClient(root) {
  const prisma = join(root, "node_modules", "prisma", "build", "index.js");
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  await runChild("prisma generate", process.execPath, [prisma, "generate"], { cwd: root, env });
  mkdirSync(join(root, "lib", "db", "generated"), { recursive: true });
  writeFileSync(clientStamp(root), schemaHash(root));
}

function clientStamp(root) {
  return join(root, "lib", "db", "generated", ".schema-hash");
}

function schemaHash(root) {
  const hash = createHash("sha256").update(readFileSync(join(root, "prisma", "schema.prisma")));
  return hash.update(readFileSync(join(root, "node_modules", "prisma", "package.json"))).digest("hex");
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : null;
}
