import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { consoleLine } from "./console-lines.mjs";
import { isDatabaseAway } from "./quiet-errors.mjs";

const NOW = Date.UTC(2026, 10, 30);

test("what a package prints is one line of JSON, its stack within", () => {
  const line = consoleLine(50, ["⨯", new Error("two\nlines")], NOW) ?? "";
  expect(line).not.toContain("\n");
  expect(JSON.parse(line)).toMatchObject({
    level: 50,
    time: NOW,
    msg: expect.stringContaining("two\nlines"),
  });
});

test("an expected refusal prints nothing", () => {
  expect(consoleLine(50, ["⨯", new AppError("invalid", "no such place")], NOW)).toBeNull();
});

test("while the database is away one line says it, and a later one how many were left out", () => {
  const away = new Error("query failed", { cause: Object.assign(new Error(""), { code: "ECONNREFUSED" }) });
  expect(isDatabaseAway(away)).toBe(true);
  const first = consoleLine(50, [away], NOW) ?? "";
  expect(JSON.parse(first)).toMatchObject({ leftOut: 0, msg: expect.stringContaining("does not answer") });
  expect(first).not.toContain("stack");
  for (let request = 1; request <= 500; request += 1)
    expect(consoleLine(50, [away], NOW + request)).toBeNull();
  expect(JSON.parse(consoleLine(50, [away], NOW + 20_000) ?? "")).toMatchObject({ leftOut: 500 });
  expect(isDatabaseAway(new Error("relation does not exist"))).toBe(false);
});
