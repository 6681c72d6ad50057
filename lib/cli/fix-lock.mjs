// npm drops the optional binaries of other platforms from the lock file when the registry it saw does not carry them,
// and `npm ci` then refuses that lock everywhere. `npm run fix-lock` puts them back by name and version.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const OPERATING_SYSTEMS = [
  ["android", /android/],
  ["openharmony", /openharmony/],
  ["darwin", /darwin/],
  ["win32", /win32|windows/],
  ["freebsd", /freebsd/],
  ["openbsd", /openbsd/],
  ["netbsd", /netbsd/],
  ["sunos", /sunos/],
  ["aix", /aix/],
  ["linux", /linux/],
];

const PROCESSORS = [
  ["arm64", /arm64|aarch64/],
  ["ia32", /ia32/],
  ["x64", /x64/],
  ["ppc64", /ppc64/],
  ["s390x", /s390x/],
  ["riscv64", /riscv64/],
  ["loong64", /loong64/],
  ["mips64el", /mips64/],
  ["wasm32", /wasm32/],
  ["arm", /arm/],
];

const LIBRARIES = [
  ["musl", /musl/],
  ["glibc", /gnu/],
];

/**
 * The optional packages that some locked package asks for and the lock lacks.
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string>, dev?: boolean }> }} lock
 */
export function missingOptionalPackages(lock) {
  const missing = [];
  for (const [parent, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isLocked(lock.packages, parent, name))
        missing.push({ parent, name, range, dev: entry.dev === true });
    }
  }
  return missing;
}

/** Looks where Node looks: beside the parent, then upwards. */
function isLocked(packages, parent, name) {
  let folder = parent;
  for (;;) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
    const upper = folder.lastIndexOf("/node_modules/");
    folder = upper < 0 ? "" : folder.slice(0, upper);
  }
}

function firstMatch(choices, name) {
  const found = choices.find(([, pattern]) => pattern.test(name));
  return found ? [found[0]] : undefined;
}

function stub({ name, range, dev }) {
  const os = firstMatch(OPERATING_SYSTEMS, name);
  const libc = os?.[0] === "linux" ? firstMatch(LIBRARIES, name) : undefined;
  return {
    version: range.replace(/^[\^~]/, ""),
    cpu: firstMatch(PROCESSORS, name),
    ...(dev && { dev }),
    ...(libc && { libc }),
    license: "MIT",
    optional: true,
    os,
  };
}

/** Rewrites the lock file; returns how many packages it put back. */
export function fixLock(file) {
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingOptionalPackages(lock);
  for (const one of missing) lock.packages[`node_modules/${one.name}`] = stub(one);
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")),
  );
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return missing.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = fixLock(fileURLToPath(new URL("../../package-lock.json", import.meta.url)));
  process.stdout.write(`${count} packages put back into package-lock.json\n`);
}
