import fc from "fast-check";
import { expect, test } from "vitest";
import type { CommentQuote } from "@/lib/comments/data";
import { bodyParts } from "./body-parts";

function aQuote(bodyStart: number, bodyEnd: number): CommentQuote {
  return {
    bodyStart,
    bodyEnd,
    kind: "verbatim",
    source: { kind: "article", paragraph: 0, start: 0, end: bodyEnd - bodyStart },
  };
}

test("a body is cut at its quotes", () => {
  const parts = bodyParts("He said yes to it all.", [aQuote(8, 11)]);
  expect(parts.map(({ kind, text }) => [kind, text])).toEqual([
    ["text", "He said "],
    ["quote", "yes"],
    ["text", " to it all."],
  ]);
});

test("a quote on its own line, or at the beginning, stands alone; one within a sentence does not", () => {
  const isBlock = (body: string, quote: CommentQuote) =>
    bodyParts(body, [quote]).flatMap((part) => (part.kind === "quote" ? [part.isBlock] : []));
  expect(isBlock("No.\n“The pass ends.”\nWhy?", aQuote(5, 19))).toEqual([true]);
  expect(isBlock("The pass ends. Why?", aQuote(0, 14))).toEqual([true]);
  expect(isBlock("They say the pass ends. Why?", aQuote(9, 23))).toEqual([false]);
});

test("whatever the quotes claim, the parts together are the body", () => {
  const quotes = fc.array(fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 })));
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), quotes, (body, pairs) => {
      const parts = bodyParts(
        body,
        pairs.map(([start, end]) => aQuote(start, end)),
      );
      expect(parts.map((part) => part.text).join("")).toBe(body);
    }),
  );
});
