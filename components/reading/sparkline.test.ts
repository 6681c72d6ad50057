import fc from "fast-check";
import { expect, test } from "vitest";
import { sparkline } from "./sparkline";

const SIZE = { width: 84, height: 26 };

test("the line ends at the right with the newest net, above the axis where it is positive", () => {
  const { points, zero, end } = sparkline(
    [
      { at: 0, net: -10 },
      { at: 50, net: 10 },
    ],
    100,
    SIZE,
  );
  expect(points).toBe("3.0,23.0 42.0,3.0 81.0,3.0");
  expect([zero, end]).toEqual([13, { x: 81, y: 3 }]);
});

test("whatever was observed, the line stays inside its picture", () => {
  const observed = fc.array(fc.record({ at: fc.nat(), net: fc.integer() }), { minLength: 1 });
  fc.assert(
    fc.property(observed, fc.nat(), (list, until) => {
      const sorted = list.toSorted((a, b) => a.at - b.at);
      const { points, zero } = sparkline(sorted, until, SIZE);
      for (const point of points.split(" ")) {
        const [x, y] = point.split(",").map(Number);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(SIZE.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(SIZE.height);
      }
      expect(zero).toBeGreaterThanOrEqual(0);
      expect(zero).toBeLessThanOrEqual(SIZE.height);
    }),
  );
});
