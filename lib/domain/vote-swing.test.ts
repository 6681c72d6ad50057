import fc from "fast-check";
import { expect, test } from "vitest";
import { type ThreadVotes, voteSwings } from "./vote-swing";

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

/** Comments seen on the 1st and on the 8th, whose net changed by so much in between. */
function aThread(...changes: number[]): ThreadVotes[] {
  return changes.map((netChange, index) => ({
    id: `c${index}`,
    seenAt: day(8),
    observedAt: netChange === 0 ? day(1) : day(8),
    changedAfter: netChange === 0 ? null : day(1),
    netChange: netChange === 0 ? null : netChange,
  }));
}

const swung = (thread: ThreadVotes[], copiedAt: string | null = day(8)) =>
  voteSwings(thread, copiedAt).flatMap(({ id, isSwing }) => (isSwing ? [id] : []));

test("a change far from what the thread's other comments do is a sudden swing", () => {
  expect(swung(aThread(1, 2, 1, 0, -1, 2, 1, 0, 3, -45))).toEqual(["c9"]);
});

// Worked by hand: median 1, median distance 1, so -45 in a week is 0.6745 * (-45 - 1) / 1.
test("the deviation is the modified z-score of the changes per day", () => {
  const [last] = voteSwings(aThread(1, 2, 1, 0, -1, 2, 1, 0, 3, -45), day(8)).slice(-1);
  expect(last?.deviation).toBeCloseTo(-31.027, 3);
  expect(last?.netChangePerDay).toBeCloseTo(-45 / 7, 9);
});

// Worked by hand: median 0, median distance 0, mean distance 2, so 20 / (1.253314 * 2).
test("in a thread where hardly anything moves, the mean distance takes the median's place", () => {
  const [only] = voteSwings(aThread(0, 0, 0, 0, 0, 0, 0, 0, 0, 20), day(8));
  expect(only?.deviation).toBeCloseTo(7.979, 3);
  expect(only?.isSwing).toBe(true);
});

test("a thread that moves as a whole has no swing", () => {
  expect(swung(aThread(-40, -41, -39, -42, -40, -38, -40, -41, -39, -43))).toEqual([]);
});

test("four votes are no swing, however still the thread", () => {
  expect(swung(aThread(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4))).toEqual([]);
  expect(swung(aThread(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5))).toEqual(["c11"]);
});

test("nine comments tell no norm, ten do", () => {
  const nine = voteSwings(aThread(0, 0, 0, 0, 0, 0, 0, 0, 50), day(8));
  expect(nine).toMatchObject([{ netChange: 50, deviation: null, isSwing: false }]);
  expect(swung(aThread(0, 0, 0, 0, 0, 0, 0, 0, 0, 50))).toEqual(["c9"]);
});

test("new comments and comments that are gone are no part of the norm", () => {
  const isNew = { id: "new", seenAt: day(8), observedAt: day(8), changedAfter: null, netChange: null };
  const isGone = { ...isNew, id: "gone", seenAt: day(1), observedAt: day(1) };
  const nine = aThread(0, 0, 0, 0, 0, 0, 0, 0, 50);
  expect(voteSwings([...nine, isNew, isGone], day(8))).toMatchObject([{ id: "c8", deviation: null }]);
});

test("a change in minutes counts as one in an hour", () => {
  const after = new Date(Date.parse(day(8)) - 60_000).toISOString();
  const [change] = voteSwings(
    aThread(2).map((one) => ({ ...one, changedAfter: after })),
    day(8),
  );
  expect(change?.netChangePerDay).toBe(48);
});

test("an earlier change is no news once the thread was copied again with other changes", () => {
  const early = { id: "early", seenAt: day(8), observedAt: day(4), changedAfter: day(1), netChange: -40 };
  expect(voteSwings([early, ...aThread(1)], day(8)).map(({ id }) => id)).toEqual(["c0"]);
});

test("what a member's page showed later stands beside the thread's own changes", () => {
  const late = { id: "late", seenAt: day(9), observedAt: day(9), changedAfter: day(8), netChange: -30 };
  const thread = [late, ...aThread(0, 0, 1, 0, 0, 0, 0, 0, 0, 2)];
  expect(voteSwings(thread, day(8)).map(({ id }) => id)).toEqual(["late", "c2", "c9"]);
  expect(swung(thread)).toEqual(["late"]);
});

test("an unknown net is no change", () => {
  const unknown = { id: "u", seenAt: day(8), observedAt: day(8), changedAfter: day(1), netChange: null };
  expect(voteSwings([unknown], day(8))).toEqual([]);
});

test("neither the order of the comments nor the unit of time changes who swings", () => {
  const changes = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 10, maxLength: 40 });
  fc.assert(
    fc.property(changes, fc.integer({ min: 2, max: 300 }), (all, days) => {
      const thread = aThread(...all);
      const slower = thread.map((one) => ({
        ...one,
        seenAt: day(1 + days),
        observedAt: one.changedAfter ? day(1 + days) : one.observedAt,
      }));
      expect(swung(thread.toReversed()).sort()).toEqual(swung(thread).sort());
      expect(swung(slower, day(1 + days))).toEqual(swung(thread));
    }),
  );
});
