import { expect, test } from "vitest";
import { paceOf, type Sample, withSample } from "./pace";

const steady = (seconds: number): Sample[] =>
  Array.from({ length: seconds + 1 }, (_, second) => ({ atMs: second * 1000, done: second * 100 })).reduce<
    Sample[]
  >(withSample, []);

test("a rate and the time left follow from the last seconds", () => {
  expect(paceOf(steady(3), 1300)).toEqual({ perSecond: 100, secondsLeft: 10 });
  const slower = withSample(steady(60), { atMs: 68_000, done: 6000 });
  expect(paceOf(slower, 7000)).toBeNull();
});

test("nothing is foretold from one moment, nor the end of what has no known size", () => {
  expect(paceOf([], 100)).toBeNull();
  expect(paceOf([{ atMs: 0, done: 5 }], 100)).toBeNull();
  expect(
    paceOf(
      [
        { atMs: 0, done: 0 },
        { atMs: 100, done: 50 },
      ],
      100,
    ),
  ).toBeNull();
  expect(paceOf(steady(3), 0)).toEqual({ perSecond: 100, secondsLeft: null });
});

test("only the last seconds are kept", () => {
  expect(steady(600).length).toBeLessThan(12);
});
