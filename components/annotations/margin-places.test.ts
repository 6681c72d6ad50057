import fc from "fast-check";
import { expect, test } from "vitest";
import { spacesBefore } from "./margin-places";

test("an entry stands beside its passage, and below the entry before where that one is in its way", () => {
  const boxes = [
    { wantedTop: 20, height: 50 },
    { wantedTop: 30, height: 10 },
    { wantedTop: 200, height: 10 },
  ];
  expect(spacesBefore(boxes)).toEqual([20, 0, 120]);
});

test("no entry stands above its passage or over another, however they lie", () => {
  const box = fc.record({ wantedTop: fc.integer({ min: -50, max: 900 }), height: fc.nat(200) });
  fc.assert(
    fc.property(fc.array(box), (boxes) => {
      let bottom = 0;
      for (const [index, space] of spacesBefore(boxes).entries()) {
        const { wantedTop = 0, height = 0 } = boxes[index] ?? {};
        expect(space).toBeGreaterThanOrEqual(0);
        expect(bottom + space).toBeGreaterThanOrEqual(wantedTop);
        bottom += space + height;
      }
    }),
  );
});
