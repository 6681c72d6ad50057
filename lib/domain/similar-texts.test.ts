import fc from "fast-check";
import { expect, test } from "vitest";
import { rankBySimilarity } from "./similar-texts";

const EARLIER = [
  "The mayor is a fool and so are you.",
  "Buy cheap watches at my channel tonight!",
  "Ferry fares have risen three times since March.",
];

const likest = (text: string) => rankBySimilarity(text, EARLIER)[0]?.index;

test("the text that shares the rarer words comes first", () => {
  expect(likest("You are a fool, sir, like every mayor before.")).toBe(0);
  expect(likest("cheap WATCHES, cheap bags")).toBe(1);
  expect(likest("Why do the fares of the ferry rise in March?")).toBe(2);
});

test("nothing in common is no likeness, and the order stays", () => {
  expect(rankBySimilarity("Completely elsewhere", EARLIER)).toEqual([
    { index: 0, likeness: 0 },
    { index: 1, likeness: 0 },
    { index: 2, likeness: 0 },
  ]);
});

test("a script without spaces is compared character by character", () => {
  const [first] = rankBySimilarity("市長は嘘つきだ", ["鉄道が遅れた", "嘘つき市長め"]);
  expect(first?.index).toBe(1);
});

test("every text is ranked once, between no likeness and the same, and itself comes first", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ maxLength: 60 }), { maxLength: 8 }), (text, others) => {
      const ranked = rankBySimilarity(text, others);
      expect(ranked.map(({ index }) => index).toSorted()).toEqual(others.map((_, index) => index));
      for (const { likeness } of ranked) expect(likeness >= 0 && likeness <= 1).toBe(true);
    }),
  );
});
