import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { programArguments } from "@/lib/imports/command-process.mjs";

test.each([
  ["password123", /most common/],
  ["kettle-7", /at least 10/],
])("the password %s from the environment makes no first admin, and says why", async (password, why) => {
  const file = join(mkdtempSync(join(tmpdir(), "komainu-first-run-")), "first-admin.json");
  const { status, stderr } = spawnSync(process.execPath, [...programArguments(".", "first-run"), file], {
    env: { ...process.env, KOMAINU_ADMIN_PASSWORD: password, LOG_LEVEL: "silent" },
    encoding: "utf8",
  });
  expect([status, existsSync(file)]).toEqual([1, false]);
  expect(stderr).toContain("KOMAINU_ADMIN_PASSWORD cannot be the first admin's password.");
  expect(stderr).toMatch(why);
  expect(stderr).not.toContain(password);
  expect(await db.moderator.count()).toBe(0);
});
