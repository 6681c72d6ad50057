import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { runChild } from "./children.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "prisma/schema.prisma",
];
const NO_SOURCE = /\.test\.[a-z]+$|^lib\/(cli|db\/generated)\//;

/** Whether what was built last was built from these sources. @param {string} root */
export function isBuilt(root) {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === sourceHash(root);
}

/** Builds the desk for production. @param {string} root */
export async function build(root) {
  rmSync(stampFile(root), { force: true });
  const hash = sourceHash(root);
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await runChild("next build", process.execPath, [next, "build"], { cwd: root, env });
  writeFileSync(stampFile(root), hash);
}

/** Changes when, and only when, something changed that the built desk is made of. @param {string} root */
export function sourceHash(root) {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((source) => filesBelow(root, source))) {
    const content = file === "tsconfig.json" ? compilerOptions(root) : readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Next adds its own folders to `include` when it builds; that is no change of ours. */
function compilerOptions(root) {
  return JSON.stringify(JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")).compilerOptions);
}

function filesBelow(root, source) {
  const path = join(root, source);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [source];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(resolve(root).length + 1)
        .split(sep)
        .join("/"),
    )
    .filter((file) => !NO_SOURCE.test(file))
    .sort();
}

function stampFile(root) {
  return join(root, process.env.KOMAINU_DIST_DIR ?? ".next", "komainu-build");
}
