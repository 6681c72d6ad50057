import fc from "fast-check";
import { expect, test } from "vitest";
import { likenessOf, wordsAt } from "./story-word-match";

const passage = (letters: string[]) => letters.map((word, start) => ({ word, start, end: start + 1 }));

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const next = [0];
    for (const [at, other] of b.entries()) {
      next.push(one === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

test("likeness counts the longest common subsequence, whatever the lengths", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 110 });
  fc.assert(
    fc.property(words, words, (left, right) => {
      const all = left.length + right.length;
      const wanted = all === 0 ? 0 : (2 * longestCommon(left, right)) / all;
      expect(likenessOf(passage(left), passage(right))).toBeCloseTo(wanted, 12);
    }),
  );
});

test("of an endless sentence the beginning is read", () => {
  const words = wordsAt("word ".repeat(100_000), { start: 5, end: 500_000 });
  expect(words).toHaveLength(800);
  expect(words[0]).toEqual({ word: "word", start: 5, end: 9 });
});
