import fc from "fast-check";
import { expect, test } from "vitest";
import { ELSEWHERE, type ParentChoice, type ReplyEvidence, ThreadParents } from "./thread-parents";

const NONE: ParentChoice = { parent: null, evidence: null };
const by = (evidence: ReplyEvidence | null, parent: number | null): ParentChoice => ({ parent, evidence });

/** What the comments of a thread come to answer, by place. */
function settled(stored: readonly ParentChoice[], said: readonly [number, ParentChoice][]): ParentChoice[] {
  const parents = new ThreadParents(stored.length);
  for (const [place, choice] of stored.entries()) parents.know(place, choice);
  for (const [place, choice] of said) parents.prefer(place, choice);
  const after = new Map(parents.settle().map((change) => [change.place, change.after]));
  return stored.map((choice, place) => after.get(place) ?? choice);
}

test("a moderator stands before the source, and the source before what the words suggest, in any order", () => {
  const choices = [by("name", 0), by("moderator", 2), by("quote", 1)];
  for (const order of [choices, [...choices].reverse()]) {
    const said = order.map((choice): [number, ParentChoice] => [3, choice]);
    expect(settled([NONE, NONE, NONE, by("source", 0)], said)[3]).toEqual(by("moderator", 2));
    const noModerator = said.filter(([, { evidence }]) => evidence !== "moderator");
    expect(settled([NONE, NONE, NONE, by("source", 0)], noModerator)[3]).toEqual(by("source", 0));
    expect(settled([NONE, NONE, NONE, by("quote", 0)], noModerator)[3]).toEqual(by("quote", 1));
  }
});

test("what was only suggested goes when nothing suggests it any more, and what was told stays", () => {
  const stored = [NONE, by("quote", 0), by("source", 0), by("source", ELSEWHERE), by("moderator", 0)];
  expect(settled(stored, [])).toEqual([NONE, NONE, by("source", 0), by("source", ELSEWHERE), NONE]);
});

test("a correction to nobody is a correction", () => {
  expect(settled([NONE, by("source", 0)], [[1, by("moderator", null)]])[1]).toEqual(by("moderator", null));
});

test("a circle is cut at its weakest link, and of equal ones at the one that points down", () => {
  expect(settled([NONE, by("source", 0)], [[0, by("moderator", 1)]])).toEqual([by("moderator", 1), NONE]);
  expect(settled([NONE, by("source", 0)], [[0, by("quote", 1)]])).toEqual([NONE, by("source", 0)]);
  expect(settled([by("source", 1), by("source", 0)], [])).toEqual([NONE, by("source", 0)]);
  expect(settled([by("source", 0)], [])).toEqual([NONE]);
});

const choice = (count: number) =>
  fc.record({
    parent: fc.option(fc.integer({ min: ELSEWHERE, max: count - 1 }).filter((place) => place !== -1)),
    evidence: fc.constantFrom(null, "name", "quote", "source", "moderator"),
  });

test("however comments answer each other, walking up always ends", () => {
  const threads = fc
    .integer({ min: 1, max: 12 })
    .chain((count) =>
      fc.tuple(
        fc.array(choice(count), { minLength: count, maxLength: count }),
        fc.array(fc.tuple(fc.nat(count - 1), choice(count))),
      ),
    );
  fc.assert(
    fc.property(threads, ([stored, said]) => {
      const after = settled(stored, said);
      for (const start of after.keys()) {
        let steps = 0;
        for (let at: number | null = start; at !== null && at >= 0; at = after[at]?.parent ?? null) {
          steps += 1;
          expect(steps).toBeLessThanOrEqual(after.length);
        }
      }
    }),
  );
});
