import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isInstalled } from "./installation.mjs";

type Packages = Record<string, { version: string; integrity?: string; optional?: true }>;

/** A folder with a lock file and what npm says it installed. */
function folderWith(locked: Packages, installed: Packages | null): string {
  const root = mkdtempSync(join(tmpdir(), "komainu-install-"));
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: { "": {}, ...locked } }));
  if (!installed) return root;
  mkdirSync(join(root, "node_modules", "@esbuild", `${process.platform}-${process.arch}`), {
    recursive: true,
  });
  writeFileSync(join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages: installed }));
  return root;
}

const pg = { "node_modules/pg": { version: "8.0.0", integrity: "sha512-a" } };

test("a fresh clone is not installed", () => {
  expect(isInstalled(folderWith(pg, null))).toBe(false);
});

test("what npm installed from this lock file is not installed again", () => {
  const otherSystems: Packages = { "node_modules/pg-other": { version: "8.0.0", optional: true } };
  expect(isInstalled(folderWith({ ...pg, ...otherSystems }, pg))).toBe(true);
});

test("another version in the lock file makes the installation stale", () => {
  expect(
    isInstalled(folderWith({ "node_modules/pg": { version: "8.0.1", integrity: "sha512-b" } }, pg)),
  ).toBe(false);
});

test("a new package in the lock file makes the installation stale", () => {
  expect(isInstalled(folderWith({ ...pg, "node_modules/zod": { version: "4.0.0" } }, pg))).toBe(false);
});
