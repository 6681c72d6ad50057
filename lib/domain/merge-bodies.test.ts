import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeBody, type Revision, revisionDifference } from "./merge-bodies";

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

type Copy = { at: number; body: string };

/** A comment's body and history after these copies, in this order, as the desk keeps them. */
function after(first: Copy, ...copies: Copy[]) {
  let [body, seenAt, firstSeenAt, numbers] = [first.body, day(first.at), day(first.at), 0];
  let revisions: Revision[] = [];
  for (const copy of copies) {
    const known = { body, revisions, seenAt, firstSeenAt };
    const merged = mergeBody(known, {
      body: copy.body,
      observedAt: day(copy.at),
      importId: `day ${copy.at}`,
    });
    const { drop } = revisionDifference(revisions, merged.revisions);
    expect(drop).toEqual(
      revisions.map(({ number }) => number).filter((n) => !merged.revisions.some((r) => r.number === n)),
    );
    revisions = merged.revisions.map((revision) => {
      if (revision.number === null) numbers += 1;
      return { ...revision, number: revision.number ?? numbers };
    });
    body = merged.body;
    if (day(copy.at) > seenAt) seenAt = day(copy.at);
    if (day(copy.at) < firstSeenAt) firstSeenAt = day(copy.at);
  }
  return {
    body,
    history: revisions.map(({ observedAt, bodyBefore }) => [observedAt, bodyBefore]),
    revisions,
  };
}

test("the newest copy's body is the current one and the one before is kept", () => {
  expect(after({ at: 1, body: "a" }, { at: 3, body: "a" }, { at: 5, body: "b" })).toMatchObject({
    body: "b",
    history: [[day(5), "a"]],
  });
});

test("an older copy's other body becomes the earlier revision", () => {
  expect(after({ at: 5, body: "b" }, { at: 1, body: "a" })).toMatchObject({
    body: "b",
    history: [[day(5), "a"]],
  });
});

test("a body between two known ones takes its place, and the line after it begins there", () => {
  const { body, history, revisions } = after(
    { at: 1, body: "a" },
    { at: 9, body: "c" },
    { at: 5, body: "b" },
  );
  expect(body).toBe("c");
  expect(history).toEqual([
    [day(5), "a"],
    [day(9), "b"],
  ]);
  expect(revisions.map(({ number }) => number)).toEqual([2, 1]);
});

test("an edit that a late copy saw earlier keeps its number and gets that copy's time", () => {
  const { revisions } = after({ at: 1, body: "a" }, { at: 9, body: "b" }, { at: 5, body: "b" });
  expect(revisions).toEqual([{ number: 1, observedAt: day(5), bodyBefore: "a", importId: "day 5" }]);
});

test("an edit that was taken back is two", () => {
  expect(after({ at: 1, body: "a" }, { at: 3, body: "b" }, { at: 5, body: "a" })).toMatchObject({
    body: "a",
    history: [
      [day(3), "a"],
      [day(5), "b"],
    ],
  });
});

test("typography alone is no edit", () => {
  expect(after({ at: 1, body: "It's  so" }, { at: 3, body: "It’s so" })).toMatchObject({
    body: "It's  so",
    history: [],
  });
});

test("of two bodies of one time both are kept, and importing either again changes nothing", () => {
  const both = after({ at: 1, body: "a" }, { at: 1, body: "b" });
  expect(both).toMatchObject({ body: "b", history: [[day(1), "a"]] });
  expect(
    after({ at: 1, body: "a" }, { at: 1, body: "b" }, { at: 1, body: "a" }, { at: 1, body: "b" }),
  ).toEqual(both);
});

test("bodies that only ever grow give one history in any order, and none is lost in any", () => {
  const copies = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
  const orders = copies.chain((all) =>
    fc.tuple(
      fc.constant([...all].sort((a, b) => a - b)),
      fc.shuffledSubarray(all, { minLength: all.length }),
    ),
  );
  const of = (days: number[]) => {
    const [first = { at: 1, body: "" }, ...rest] = days.map((at) => ({ at, body: "x".repeat(at / 4) }));
    return after(first, ...rest);
  };
  fc.assert(
    fc.property(orders, ([inTime, shuffled]) => {
      const [one, other] = [of(inTime), of(shuffled)];
      expect([other.body, other.history]).toEqual([one.body, one.history]);
    }),
  );
});
