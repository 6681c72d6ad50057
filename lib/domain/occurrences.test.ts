import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyKey } from "./identity";
import { Occurrences } from "./occurrences";

test("every text is counted by itself, in each article by itself, however many there are", () => {
  const text = fc.record({ article: fc.constantFrom("a", "b", "c"), body: fc.string({ maxLength: 3 }) });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 2000, size: "max" }), (texts) => {
      const occurrences = new Occurrences();
      const counted = new Map<string, number>();
      for (const { article, body } of texts) {
        const key = `${article} ${bodyKey(body)}`;
        counted.set(key, (counted.get(key) ?? 0) + 1);
        expect(occurrences.next(article, bodyKey(body))).toBe(counted.get(key));
      }
    }),
    { numRuns: 5 },
  );
});

test("counts survive when there is more to count than room", () => {
  const occurrences = new Occurrences();
  for (const round of [1, 2, 3]) {
    for (let number = 0; number < 5000; number += 1) {
      expect(occurrences.next("article", String(number))).toBe(round);
    }
  }
});
