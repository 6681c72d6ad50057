import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitForLock } from "../../db/process-lock.mjs";
import { PROGRAM_FOLDER } from "../../imports/command-process.mjs";

const STAMP = join(PROGRAM_FOLDER, "sources.json");
const SELF = "lib/cli/start/program.mjs";
const PATIENCE_MS = 60_000;

/**
 * Builds the command line and the first run as plain JavaScript, unless that was done from these sources: Node takes
 * one and a half seconds longer to read their four hundred files of TypeScript one by one. By esbuild, which tsx, the
 * reader of the tests, brings along.
 * @param {string} root
 */
export async function ensureProgram(root) {
  if (isCurrent(root)) return;
  const unlock = await waitForLock(join(root, "node_modules", ".komainu-program.lock"), PATIENCE_MS);
  try {
    if (!isCurrent(root)) await buildProgram(root);
  } finally {
    unlock();
  }
}

async function buildProgram(root) {
  const { build } = await import("esbuild");
  rmSync(join(root, PROGRAM_FOLDER), { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["lib/cli/komainu.ts", "lib/cli/first-run.ts"],
    outdir: PROGRAM_FOLDER,
    bundle: true,
    // A command loads what it needs, and no more.
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    conditions: ["react-server"],
    metafile: true,
    logLevel: "error",
  });
  const sources = [...Object.keys(metafile.inputs), SELF];
  writeFileSync(join(root, STAMP), JSON.stringify(sources.map((file) => [file, versionOf(root, file)])));
}

/** Whether the program is built, and none of its sources has changed since. */
function isCurrent(root) {
  const stamp = join(root, STAMP);
  if (!existsSync(stamp)) return false;
  return JSON.parse(readFileSync(stamp, "utf8")).every(
    ([file, version]) => versionOf(root, file) === version,
  );
}

function versionOf(root, file) {
  const found = statSync(join(root, file), { throwIfNoEntry: false });
  return found ? `${found.size} ${found.mtimeMs}` : null;
}
