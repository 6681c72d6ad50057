import fc from "fast-check";
import { expect, test } from "vitest";
import { type Presence, presenceAfter } from "./presence";

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

type Copy = { at: number; isComplete: boolean; hasIt: boolean };

const whole = (at: number, hasIt: boolean): Copy => ({ at, isComplete: true, hasIt });
const part = (at: number, hasIt: boolean): Copy => ({ at, isComplete: false, hasIt });

/** One comment after these copies of its thread, in this order, and its history. */
function after(...copies: Copy[]): { presence: Presence | null; history: string[] } {
  let presence: Presence | null = null;
  let completeAt: string | null = null;
  let history: string[] = [];
  for (const { at, isComplete, hasIt } of copies) {
    if (isComplete && (completeAt === null || day(at) > completeAt)) completeAt = day(at);
    if (presence === null && !hasIt) continue;
    const { told, moved, ...change } = presenceAfter(
      presence,
      { observedAt: day(at), isComplete, hasIt },
      completeAt,
    );
    presence = change.presence;
    history = history.map((line) => (moved && line === `gone ${moved.from}` ? `gone ${moved.to}` : line));
    history.push(...told.map((line) => `${line.kind} ${line.at}`));
  }
  return { presence, history };
}

test("a comment that a later whole copy lacks is gone since that copy", () => {
  const { presence, history } = after(whole(1, true), whole(5, false), whole(9, false));
  expect(presence).toMatchObject({ seenAt: day(1), goneAt: day(5) });
  expect(history).toEqual([`gone ${day(5)}`]);
});

test("a copy with a part of the thread marks nothing, and what no whole copy ever had is not missed", () => {
  expect(after(whole(1, true), part(5, false)).presence?.goneAt).toBeNull();
  expect(after(part(1, true), whole(5, false)).presence?.goneAt).toBeNull();
});

test("what was seen after a whole copy without it has returned, on whatever kind of page", () => {
  const { presence, history } = after(whole(1, true), whole(5, false), part(7, true));
  expect(presence).toMatchObject({ goneAt: null, returnedAt: day(7) });
  expect(history).toEqual([`gone ${day(5)}`, `returned ${day(7)}`]);
});

test("what has returned can go again", () => {
  const { presence, history } = after(whole(1, true), whole(5, false), part(7, true), whole(9, false));
  expect(presence).toMatchObject({ goneAt: day(9), returnedAt: null });
  expect(history).toHaveLength(3);
});

test("an older whole copy that had it shows that it is gone", () => {
  expect(after(whole(5, false), whole(1, true))).toMatchObject({
    presence: { goneAt: day(5) },
    history: [`gone ${day(5)}`],
  });
});

test("an older copy without it says nothing of a comment seen since", () => {
  expect(after(whole(1, true), whole(9, true), whole(5, false)).presence?.goneAt).toBeNull();
});

test("a late copy without it can show that it was gone earlier", () => {
  const { presence, history } = after(whole(1, true), whole(9, false), whole(5, false));
  expect(presence?.goneAt).toBe(day(5));
  expect(history).toEqual([`gone ${day(5)}`]);
});

test("a late copy that had it between two that had not tells of a return and of going again", () => {
  const { presence, history } = after(whole(1, true), whole(3, false), whole(9, false), part(5, true));
  expect(presence).toMatchObject({ seenAt: day(5), goneAt: day(9) });
  expect(history).toEqual([`gone ${day(3)}`, `returned ${day(5)}`, `gone ${day(9)}`]);
});

test("the same copy again tells nothing", () => {
  const copies = [whole(1, true), whole(5, false), part(7, true)];
  expect(after(...copies, ...copies.slice(-1)).history).toEqual(after(...copies).history);
});

test("whether it is gone does not depend on the order of the copies", () => {
  const copy = fc.record({
    at: fc.integer({ min: 1, max: 9 }),
    isComplete: fc.boolean(),
    hasIt: fc.boolean(),
  });
  const copies = fc.uniqueArray(copy, { selector: ({ at }) => at, maxLength: 6 });
  const orders = copies.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(orders, ([one, other]) => {
      const [a, b] = [after(...one).presence, after(...other).presence];
      expect([b?.seenAt, b?.listedAt, b?.goneAt == null]).toEqual([
        a?.seenAt,
        a?.listedAt,
        a?.goneAt == null,
      ]);
    }),
  );
});
