import { expect, test } from "vitest";
import { progressOf } from "./progress";

const SINCE = new Date("2026-11-20T09:00:00.000Z");
const after = (seconds: number) => new Date(SINCE.getTime() + seconds * 1000);

test("rate and time left come from what this run has done, not from what one before it did", () => {
  const run = { since: SINCE, bytesBefore: 600, commentsBefore: 6000 };
  const progress = progressOf({ bytesDone: 800, bytes: 1000, commentsDone: 8000, run }, after(10));
  expect(progress).toMatchObject({ ratePerSecond: 200, secondsLeft: 10 });
});

test("an import that does not run, or has only begun, has no rate", () => {
  const facts = { bytesDone: 5, bytes: 10, commentsDone: 5 };
  const run = { since: SINCE, bytesBefore: 0, commentsBefore: 0 };
  expect(progressOf({ ...facts, run: null }, after(10))).toMatchObject({
    ratePerSecond: null,
    secondsLeft: null,
  });
  expect(progressOf({ ...facts, run }, after(0.5))).toMatchObject({ ratePerSecond: null, secondsLeft: null });
});

test("of an unknown size no time left is told", () => {
  const run = { since: SINCE, bytesBefore: 0, commentsBefore: 0 };
  const progress = progressOf({ bytesDone: 500, bytes: 0, commentsDone: 50, run }, after(5));
  expect(progress).toMatchObject({ ratePerSecond: 10, secondsLeft: null });
});
