import { expect, test } from "vitest";
import { rowInSight } from "./use-kept-place";

const STOOD = [
  { id: "a", start: 0, end: 100 },
  { id: "b", start: 100, end: 300 },
  { id: "c", start: 300, end: 400 },
];

test("the eye is on the comment at hand where that is in view, else on the first in view", () => {
  expect(rowInSight(STOOD, "c", 150, 350)?.id).toBe("c");
  expect(rowInSight(STOOD, "a", 150, 350)?.id).toBe("b");
  expect(rowInSight(STOOD, null, 0, 50)?.id).toBe("a");
  expect(rowInSight([], "a", 0, 50)).toBeUndefined();
});
