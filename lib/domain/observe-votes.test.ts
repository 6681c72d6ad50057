import fc from "fast-check";
import { expect, test } from "vitest";
import { areSeen, nextLine, rewriteLedger, type VoteLine, type VoteSighting } from "./observe-votes";

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

function aSighting(at: number, net: number, overrides: Partial<VoteSighting> = {}): VoteSighting {
  return {
    observedAt: day(at),
    net,
    upvotes: net + 100,
    downvotes: 100,
    importId: `day ${at}`,
    ...overrides,
  };
}

/** A ledger as the desk keeps it: newer sightings are added, others have it rewritten. */
function ledgerOf(sightings: readonly VoteSighting[]): { lines: VoteLine[]; seenAt: string } {
  let lines: VoteLine[] = [];
  let seenAt = "";
  for (const seen of sightings) {
    if (seen.observedAt > seenAt) {
      const next = nextLine(lines.at(-1) ?? { net: null, upvotes: null, downvotes: null }, seenAt, seen);
      if (next) lines = [...lines, next];
      seenAt = seen.observedAt;
    } else {
      lines = rewriteLedger(lines, seenAt, seen);
    }
  }
  return { lines, seenAt };
}

const told = (lines: readonly VoteLine[]) =>
  lines.map(({ net, netChange, observedAt, changedAfter }) => [observedAt, net, netChange, changedAfter]);

test("the first sight is a line without a change, the same again is none, another is one with both times", () => {
  const { lines } = ledgerOf([aSighting(1, 5), aSighting(3, 5), aSighting(4, -2)]);
  expect(told(lines)).toEqual([
    [day(1), 5, null, null],
    [day(4), -2, -7, day(3)],
  ]);
});

test("a late line corrects the change of the line after it", () => {
  const { lines } = ledgerOf([aSighting(1, 5), aSighting(9, 20), aSighting(4, 8)]);
  expect(told(lines)).toEqual([
    [day(1), 5, null, null],
    [day(4), 8, 3, day(1)],
    [day(9), 20, 12, day(4)],
  ]);
});

test("numbers older than all known ones become the first line", () => {
  const { lines } = ledgerOf([aSighting(9, 20), aSighting(4, 8)]);
  expect(told(lines)).toEqual([
    [day(4), 8, null, null],
    [day(9), 20, 12, day(4)],
  ]);
});

test("a change that a late file saw earlier is the earlier file's", () => {
  const { lines } = ledgerOf([aSighting(1, 5), aSighting(9, 8), aSighting(4, 8)]);
  expect(told(lines)).toEqual([
    [day(1), 5, null, null],
    [day(4), 8, 3, day(1)],
  ]);
  expect(lines.map(({ importId }) => importId)).toEqual(["day 1", "day 4"]);
});

test("a late file that contradicts the current numbers gives these a line at the time they were last seen", () => {
  const { lines } = ledgerOf([aSighting(1, 5), aSighting(9, 5), aSighting(4, 8)]);
  expect(told(lines)).toEqual([
    [day(1), 5, null, null],
    [day(4), 8, 3, day(1)],
    [day(9), 5, -3, day(4)],
  ]);
});

test("a late file that only narrows when the votes changed adds no line", () => {
  const { lines } = ledgerOf([aSighting(1, 5), aSighting(9, 8), aSighting(4, 5)]);
  expect(told(lines)).toEqual([
    [day(1), 5, null, null],
    [day(9), 8, 3, day(4)],
  ]);
});

test("of two files of one time the one with more votes stands, in either order", () => {
  const [few, many] = [aSighting(1, 5), aSighting(1, 9)];
  expect(told(ledgerOf([few, many]).lines)).toEqual(told(ledgerOf([many, few]).lines));
  expect(told(ledgerOf([few, many]).lines)).toEqual([[day(1), 9, null, null]]);
});

test("a number that is not printed contradicts none, and a change of an unknown net is unknown", () => {
  const partial = aSighting(4, 0, { net: null, upvotes: 105, downvotes: null });
  expect(ledgerOf([aSighting(1, 5), partial]).lines).toHaveLength(1);
  const other = ledgerOf([aSighting(1, 5), { ...partial, upvotes: 7 }]).lines;
  expect(told(other)).toEqual([
    [day(1), 5, null, null],
    [day(4), null, null, day(1)],
  ]);
});

test("counted votes make one ledger in any order of the files", () => {
  const counted = fc
    .uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 })
    .map((days) => days.map((at) => aSighting(at, Math.floor(at / 3))));
  const orders = counted.chain((all) =>
    fc.tuple(
      fc.constant([...all].sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1))),
      fc.shuffledSubarray(all, { minLength: all.length }),
    ),
  );
  fc.assert(
    fc.property(orders, ([inTime, shuffled]) => {
      expect(ledgerOf(shuffled)).toEqual(ledgerOf(inTime));
    }),
  );
});

test("whatever the numbers, the last line is the newest sight, no two neighbours agree, and every line was seen", () => {
  const any = fc.uniqueArray(
    fc.record({ at: fc.integer({ min: 1, max: 15 }), net: fc.integer({ min: -2, max: 2 }) }),
    { selector: ({ at }) => at, minLength: 1, maxLength: 9 },
  );
  fc.assert(
    fc.property(any, (all) => {
      const sightings = all.map(({ at, net }) => aSighting(at, net));
      const { lines } = ledgerOf(sightings);
      const newest = sightings.reduce((a, b) => (a.observedAt > b.observedAt ? a : b));
      expect(lines.at(-1)?.net).toBe(newest.net);
      for (const [index, line] of lines.entries()) {
        expect(line.net).not.toBe(lines[index - 1]?.net);
        expect(sightings.find(({ observedAt }) => observedAt === line.observedAt)?.net).toBe(line.net);
        expect(line.netChange).toBe(index === 0 ? null : (line.net ?? 0) - (lines[index - 1]?.net ?? 0));
      }
    }),
  );
});

test("any of the three numbers is a sight of votes", () => {
  const none = { net: null, upvotes: null, downvotes: null };
  expect([none, { ...none, net: 0 }, { ...none, downvotes: 0 }].map(areSeen)).toEqual([false, true, true]);
});
