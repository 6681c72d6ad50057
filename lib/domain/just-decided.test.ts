import { expect, test } from "vitest";
import { isJustDecided } from "./just-decided";

const NOW = new Date("2026-11-30T10:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000).toISOString();
const kept = (seconds: number, decidedByName: string | null = "Kei") => ({
  ...{ status: "kept" as const, decidedByName },
  decidedAt: ago(seconds),
});

test("what a colleague decided seconds ago, or while it was looked at, is asked about; all else is not", () => {
  expect(isJustDecided(kept(2), "Noor", false, NOW)).toBe(true);
  expect(isJustDecided(kept(11), "Noor", false, NOW)).toBe(false);
  expect(isJustDecided(kept(600), "Noor", true, NOW)).toBe(true);
  expect(isJustDecided(kept(2, "Noor"), "Noor", true, NOW)).toBe(false);
  expect(isJustDecided(kept(2, null), "Noor", true, NOW)).toBe(false);
  expect(isJustDecided({ ...kept(2), status: "open" }, "Noor", true, NOW)).toBe(false);
  // The clock of this browser may be behind the desk's.
  expect(isJustDecided(kept(-3), "Noor", false, NOW)).toBe(true);
});
