import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serverLog, turnOverLog } from "./server-log.mjs";

test("a long log of the server begins anew, keeps the one before, and goes on in the same file", () => {
  const folder = mkdtempSync(join(tmpdir(), "komainu-log-"));
  const log = serverLog(folder);
  turnOverLog(folder, 10);
  writeFileSync(log, "short");
  turnOverLog(folder, 10);
  expect(existsSync(`${log}.1`)).toBe(false);

  appendFileSync(log, " no more");
  turnOverLog(folder, 10);
  appendFileSync(log, "next");
  expect(readFileSync(`${log}.1`, "utf8")).toBe("short no more");
  expect(readFileSync(log, "utf8")).toBe("next");
});
