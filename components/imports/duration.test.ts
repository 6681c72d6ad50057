import { expect, test } from "vitest";
import { formatDuration } from "./duration";

test.each([
  [0.2, "0 s"],
  [59.4, "59 s"],
  [59.6, "1 m 0 s"],
  [72, "1 m 12 s"],
  [7500, "2 h 5 m"],
  [-3, "0 s"],
])("%d seconds are said as %s", (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});
