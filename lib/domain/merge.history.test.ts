import fc from "fast-check";
import { expect, test } from "vitest";
import { aPage, aParsedComment, day, MergingDesk } from "@/tests/support/merging-desk";
import type { MergedComment } from "./merged-comment";

const news = (merged: MergedComment[]) => merged.filter(({ isNew, isChanged }) => isNew || isChanged);

test("copies of one thread end alike in any order: the same comments, votes, ledgers and presence", () => {
  // Each day has some of the comments; votes are only ever counted up.
  const days = fc.uniqueArray(
    fc.record({
      day: fc.integer({ min: 1, max: 12 }),
      has: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    }),
    { selector: ({ day: at }) => at, minLength: 1, maxLength: 6 },
  );
  const ordered = days.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  const page = (copy: { day: number; has: boolean[] }) =>
    ["One.", "Two.", "Three.", "Four."].flatMap((body, index) => {
      const upvotes = Math.floor((copy.day * (index + 1)) / 4);
      return copy.has[index]
        ? [aParsedComment({ body, position: index + 1, net: upvotes - 2, upvotes })]
        : [];
    });
  const told = (copies: { day: number; has: boolean[] }[]) => {
    const desk = new MergingDesk();
    for (const copy of copies) desk.add(page(copy), { observedAt: day(copy.day), isComplete: true });
    return desk.comments
      .map(({ id, body, net, seenAt, goneAt }) => ({
        id,
        body,
        net,
        seenAt,
        isGone: goneAt !== null,
        ledger: desk.ledgers.get(id),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  fc.assert(
    fc.property(ordered, ([one, other]) => {
      expect(told(one)).toEqual(told(other));
    }),
  );
});

test("newer votes replace the three numbers together and add a line with the change and its time", () => {
  const desk = new MergingDesk();
  desk.add([aParsedComment()], { importId: "first" });
  const [merged] = desk.add([aParsedComment({ net: -5, upvotes: null, downvotes: null })], {
    observedAt: day(8),
    importId: "second",
  });
  expect(merged).toMatchObject({ isChanged: true, comment: { net: -5, upvotes: null, downvotes: null } });
  expect([...desk.ledgers.values()]).toEqual([
    [
      expect.objectContaining({ observedAt: day(1), net: 1, netChange: null, importId: "first" }),
      expect.objectContaining({ net: -5, netChange: -6, changedAfter: day(1), importId: "second" }),
    ],
  ]);
});

test("older votes go into the ledger and leave the current ones alone", () => {
  const desk = new MergingDesk();
  desk.add([aParsedComment({ net: 9 })], { observedAt: day(8) });
  const [merged] = desk.add([aParsedComment({ net: 1 })], { observedAt: day(1) });
  expect(merged).toMatchObject({ isChanged: true, comment: { net: 9, seenAt: day(8) } });
  expect([...desk.ledgers.values()].flat().map(({ net, netChange }) => [net, netChange])).toEqual([
    [1, null],
    [9, 8],
  ]);
});

test("a copy without votes leaves the known votes alone, and what is newer still counts after it", () => {
  const desk = new MergingDesk();
  const without = aParsedComment({ net: null, upvotes: null, downvotes: null });
  desk.add([aParsedComment()]);
  expect(news(desk.add([without], { observedAt: day(5) }))).toEqual([]);
  expect(desk.comments).toMatchObject([{ net: 1, upvotes: 3, seenAt: day(5), votesSeenAt: day(1) }]);
  desk.add([aParsedComment({ net: 7 })], { observedAt: day(3) });
  expect(desk.comments).toMatchObject([{ net: 7, seenAt: day(5), votesSeenAt: day(3) }]);
});

test("a copy that prints only the known net is no change", () => {
  const desk = new MergingDesk();
  desk.add([aParsedComment()]);
  expect(
    news(desk.add([aParsedComment({ upvotes: null, downvotes: null })], { observedAt: day(2) })),
  ).toEqual([]);
  expect(desk.comments).toMatchObject([{ upvotes: 3 }]);
});

test("unknown votes are no line of the ledger", () => {
  const desk = new MergingDesk();
  desk.add([aParsedComment({ net: null, upvotes: null, downvotes: null })]);
  expect([...desk.ledgers.values()].flat()).toEqual([]);
});

test("the source's id finds a comment whose body is quite another, and keeps the earlier body", () => {
  const desk = new MergingDesk();
  desk.add([aParsedComment({ sourceId: "a", body: "Stay." })]);
  const [merged] = desk.add([aParsedComment({ sourceId: "a", body: "Go!" })], { observedAt: day(2) });
  expect(merged).toMatchObject({ isNew: false, isChanged: true, comment: { body: "Go!" } });
  expect(merged?.revisions.put).toMatchObject([{ bodyBefore: "Stay.", observedAt: day(2), number: null }]);
});

test("an older copy's other body is an earlier revision, and meets the comment again", () => {
  const desk = new MergingDesk();
  const early = [aParsedComment({ sourceId: "a", body: "Stay." })];
  desk.add([aParsedComment({ sourceId: "a", body: "Go!" })], { observedAt: day(2) });
  desk.add(early, { observedAt: day(1) });
  expect(desk.comments).toMatchObject([
    { body: "Go!", revisions: [{ bodyBefore: "Stay.", observedAt: day(2) }] },
  ]);
  const withoutIds = [aParsedComment({ body: "Stay." })];
  expect(news(desk.add(withoutIds, { observedAt: day(1) }))).toEqual([]);
});

test("what an older whole copy had and a newer has not is gone, in either order, and returns", () => {
  const whole = { isComplete: true };
  const early = (desk: MergingDesk) => desk.add(aPage("One.", "Two."), { ...whole, observedAt: day(1) });
  const late = (desk: MergingDesk) => desk.add(aPage("One."), { ...whole, observedAt: day(2) });
  for (const [first, second] of [
    [early, late],
    [late, early],
  ]) {
    const desk = new MergingDesk();
    first?.(desk);
    second?.(desk);
    expect(desk.read(({ body, goneAt }) => [body, goneAt])).toEqual([
      ["One.", null],
      ["Two.", day(2)],
    ]);
    desk.add(aPage("Two."), { observedAt: day(3) });
    expect(desk.read(({ goneAt, returnedAt }) => [goneAt, returnedAt])).toEqual([
      [null, null],
      [null, day(3)],
    ]);
  }
});

test("a part of a thread and a member's page mark nothing as gone", () => {
  const desk = new MergingDesk();
  desk.add(aPage("One.", "Two."), { isComplete: true });
  desk.add(aPage("One."), { observedAt: day(2) });
  desk.add(aPage("Three."), { observedAt: day(3), isMemberPage: true });
  desk.add(aPage("One.", "Two."), { observedAt: day(4), isComplete: true });
  expect(desk.read(({ goneAt }) => goneAt)).toEqual([null, null, null]);
});

test("that known votes stood there earlier is no change, though the ledger says so", () => {
  const desk = new MergingDesk();
  desk.add([aParsedComment()], { observedAt: day(8) });
  expect(news(desk.add([aParsedComment()], { observedAt: day(1) }))).toEqual([]);
  expect([...desk.ledgers.values()].flat().map(({ observedAt }) => observedAt)).toEqual([day(1)]);
});
