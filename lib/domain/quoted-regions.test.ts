import fc from "fast-check";
import { expect, test } from "vitest";
import { quotedRegions } from "./quoted-regions";

test("quotes that overlap are one stretch, with everybody who quotes of it once", () => {
  const quoted = [
    { start: 30, end: 40, commentId: "c9", position: 9 },
    { start: 0, end: 10, commentId: "c8", position: 8 },
    { start: 5, end: 14, commentId: "c4", position: 4 },
    { start: 6, end: 9, commentId: "c8", position: 8 },
  ];
  expect(quotedRegions(quoted, 100)).toEqual([
    {
      start: 0,
      end: 14,
      by: [
        { commentId: "c4", position: 4 },
        { commentId: "c8", position: 8 },
      ],
    },
    { start: 30, end: 40, by: [{ commentId: "c9", position: 9 }] },
  ]);
});

test("the stretches are in order, apart from each other and inside the body, whatever the quotes claim", () => {
  const place = fc.integer({ min: -5, max: 60 });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place)), fc.nat({ max: 50 }), (spans, length) => {
      const quoted = spans.map(([start, end], at) => ({ start, end, commentId: `c${at}`, position: at }));
      const regions = quotedRegions(quoted, length);
      const covered = (at: number) => regions.some(({ start, end }) => start <= at && at < end);
      for (let at = 0; at < length; at += 1) {
        expect(covered(at)).toBe(quoted.some(({ start, end }) => start <= at && at < end));
      }
      const edges = regions.flatMap(({ start, end }) => [start, end]);
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
      expect(edges.every((edge) => edge >= 0 && edge <= length)).toBe(true);
    }),
  );
});
