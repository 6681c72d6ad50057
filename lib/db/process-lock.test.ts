import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { thisProcess, tryLock } from "./process-lock.mjs";

const lockFile = () => join(mkdtempSync(join(tmpdir(), "komainu-lock-")), "lock");

test("a lock is had once, and again after it was let go", () => {
  const file = lockFile();
  const first = tryLock(file, "http://localhost:3000");
  const second = tryLock(file);
  expect(second.holder).toMatchObject({ pid: process.pid, note: "http://localhost:3000" });
  if (first.holder === null) first.release();
  expect(tryLock(file).holder).toBeNull();
});

test("the lock of a process that is gone is taken over", () => {
  const file = lockFile();
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(file, JSON.stringify({ pid, startedAt: null, note: "" }));
  expect(tryLock(file).holder).toBeNull();
});

test("a lock whose number was given to another process since is taken over", () => {
  const file = lockFile();
  writeFileSync(file, JSON.stringify({ ...thisProcess(), startedAt: "another boot:1" }));
  expect(tryLock(file).holder).toBeNull();
});

test("a lock file cut off by a crash is taken over", () => {
  const file = lockFile();
  writeFileSync(file, '{"pid":1');
  expect(tryLock(file).holder).toBeNull();
});
