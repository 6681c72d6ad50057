import fc from "fast-check";
import { expect, test } from "vitest";
import { conversationOf, type Linked, turnsAbove, visibleTurns } from "./conversation";

function aRow(position: number, answers: number | null = null, changes: Partial<Linked> = {}): Linked {
  const parentId = answers === null ? null : `c${answers}`;
  return { id: `c${position}`, parentId, position, net: 0, upvotes: 0, downvotes: 0, ...changes };
}

function drawn(rows: Linked[], ...sort: [] | ["net" | "upvotes" | "disputed"]): [number, number][] {
  return conversationOf(rows, ...sort).map(({ row, depth }) => [row.position, depth]);
}

test("an answer stands below what it answers, not where the page has it", () => {
  expect(drawn([aRow(2), aRow(3), aRow(7, 3), aRow(10, 2), aRow(11, 7)])).toEqual([
    [2, 0],
    [10, 1],
    [3, 0],
    [7, 1],
    [11, 2],
  ]);
});

test("an answer to a comment that is not among them begins a conversation", () => {
  expect(drawn([aRow(4, 1), aRow(5)])).toEqual([
    [4, 0],
    [5, 0],
  ]);
});

test("on a page with the newest first an answer still stands below what it answers", () => {
  expect(drawn([aRow(1, 3), aRow(2), aRow(3)])).toEqual([
    [2, 0],
    [3, 0],
    [1, 1],
  ]);
});

test("a circle is cut at its first comment on the page, and whatever hangs on it stays", () => {
  expect(drawn([aRow(1, 4), aRow(2, 3), aRow(3, 4), aRow(4, 2), aRow(5, 5)])).toEqual([
    [2, 0],
    [4, 1],
    [1, 2],
    [3, 2],
    [5, 0],
  ]);
});

test("by votes the conversations change places, and answers stay in the page's order", () => {
  const rows = [
    aRow(1, null, { net: -8 }),
    aRow(2, 1, { net: 1 }),
    aRow(3, 1, { net: 60 }),
    aRow(4, null, { net: null, upvotes: null, downvotes: null }),
    // What was not printed follows from up and down.
    aRow(5, null, { net: null, upvotes: 80, downvotes: 68 }),
    aRow(6, null, { net: 12, upvotes: 40, downvotes: 40 }),
  ];
  const order = (sort: "net" | "upvotes" | "disputed") => drawn(rows, sort).map(([position]) => position);
  expect(order("net")).toEqual([5, 6, 1, 2, 3, 4]);
  expect(order("upvotes")).toEqual([5, 6, 1, 2, 3, 4]);
  expect(order("disputed")).toEqual([6, 5, 1, 2, 3, 4]);
});

test("a branch says how many answers it holds and how they were received", () => {
  const rows = [aRow(1, null, { net: 90 }), aRow(2, 1, { net: -12 }), aRow(3, 2, { net: 30 })];
  const none = { net: null, upvotes: null, downvotes: null };
  const unknown = [aRow(4, 3, none), aRow(5, 4, none)];
  const [first, second, third, , fifth] = conversationOf([...rows, ...unknown]);
  expect(first).toMatchObject({ answers: 4, answerNets: { least: -12, greatest: 30 } });
  expect(second).toMatchObject({ answers: 3, answerNets: { least: 30, greatest: 30 } });
  expect(third).toMatchObject({ answers: 2, answerNets: null });
  expect(fifth).toMatchObject({ answers: 0, answerNets: null, parent: 3 });
});

test("a folded branch hides what is below it, and what is folded inside stays folded", () => {
  const turns = conversationOf([aRow(1), aRow(2, 1), aRow(3, 2), aRow(4, 1), aRow(5)]);
  const shown = (...ids: string[]) =>
    visibleTurns(turns, new Set(ids)).map((place) => turns[place]?.row.position);
  expect(shown()).toEqual([1, 2, 3, 4, 5]);
  expect(shown("c2")).toEqual([1, 2, 4, 5]);
  expect(shown("c1", "c2")).toEqual([1, 5]);
  expect(turnsAbove(turns, 2)).toEqual([1, 0]);
});

const threads = fc
  .array(fc.tuple(fc.option(fc.nat({ max: 400 }), { nil: null }), fc.integer({ min: -50, max: 50 })), {
    maxLength: 400,
  })
  .map((links) => links.map(([answers, net], position) => aRow(position, answers, { net })));

test("whatever the links say, each comment is there once, below what it answers, and branches hold what they claim", () => {
  fc.assert(
    fc.property(
      threads,
      fc.constantFrom("page" as const, "net" as const, "disputed" as const),
      (rows, sort) => {
        const turns = conversationOf(rows, sort);
        expect(new Set(turns.map(({ row }) => row.id)).size).toBe(rows.length);
        expect(turns).toHaveLength(rows.length);
        for (const [place, turn] of turns.entries()) {
          const above = turn.parent === null ? undefined : turns[turn.parent];
          expect(turn.depth).toBe(above ? above.depth + 1 : 0);
          if (above) {
            expect(turn.row.parentId).toBe(above.row.id);
            expect(place).toBeGreaterThan(turn.parent ?? -1);
            expect(place).toBeLessThanOrEqual((turn.parent ?? 0) + above.answers);
          }
          const below = turns.slice(place + 1, place + 1 + turn.answers);
          expect(below.every(({ depth }) => depth > turn.depth)).toBe(true);
          expect(turns[place + 1 + turn.answers]?.depth ?? 0).toBeLessThanOrEqual(turn.depth);
          if (below.length > 0) {
            expect(turn.answerNets?.least).toBe(Math.min(...below.map(({ row }) => row.net ?? 0)));
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("a comment whose link can be kept is never cut from it", () => {
  fc.assert(
    fc.property(threads, (rows) => {
      const known = new Map(rows.map((row) => [row.id, row]));
      const isInCircle = (row: Linked) => {
        const seen = new Set<string>();
        let at: Linked | undefined = known.get(row.parentId ?? "");
        while (at && !seen.has(at.id)) {
          if (at.id === row.id) return true;
          seen.add(at.id);
          at = known.get(at.parentId ?? "");
        }
        return false;
      };
      for (const { row, parent } of conversationOf(rows)) {
        if (parent === null && known.has(row.parentId ?? "")) expect(isInCircle(row)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

test("one chain of 20,000 answers, and as many answers to one comment, are laid out", () => {
  const chain = Array.from({ length: 20_000 }, (_, at) => aRow(at + 1, at === 0 ? null : at));
  expect(conversationOf(chain).at(-1)).toMatchObject({ depth: 19_999, answers: 0 });
  expect(conversationOf(chain)[0]?.answers).toBe(19_999);
  const crowd = Array.from({ length: 20_000 }, (_, at) => aRow(at + 1, at === 0 ? null : 1));
  const turns = conversationOf(crowd);
  expect(turns.at(-1)).toMatchObject({ depth: 1 });
  expect(visibleTurns(turns, new Set(["c1"]))).toEqual([0]);
});
