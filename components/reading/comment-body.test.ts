import fc from "fast-check";
import { expect, test } from "vitest";
import { cuts } from "./comment-body";

test("a long body is cut between two lines where one ends near by, else where it must be", () => {
  const lines = `${"x".repeat(99)}\n`.repeat(300);
  expect(cuts(lines, 0)).toEqual([0, 2400]);
  expect(cuts(`a${lines}`, 1)).toEqual([0, 2301, 22_301]);
  expect(cuts("x".repeat(5000), 0)).toEqual([0, 2400]);
  expect(cuts("x".repeat(4000), 0)).toEqual([0, 4000]);
});

test("however many steps are shown, the stretches follow each other and end with the body", () => {
  const bodies = fc.array(fc.constantFrom("word ", "line\n", "x".repeat(700)), {
    minLength: 1,
    maxLength: 200,
  });
  fc.assert(
    fc.property(bodies, fc.nat(9), (parts, steps) => {
      const body = parts.join("");
      const ends = cuts(body, steps);
      expect(ends).toEqual([...new Set(ends)].toSorted((a, b) => a - b));
      expect(cuts(body, 9).at(-1)).toBe(body.length);
    }),
  );
});
