import { expect, test } from "vitest";
import { type ArticleFacts, mergeArticle } from "./merge-article";

function someFacts(overrides: Partial<ArticleFacts> = {}): ArticleFacts {
  return {
    title: "Night ferry may stop",
    outlet: "Harbour Post",
    url: null,
    section: "national",
    byline: null,
    publishedAt: null,
    paragraphs: ["The ferry has run since 1964.", "It may stop."],
    undividedText: null,
    declaredCommentCount: 10,
    ...overrides,
  };
}

test("a copy fills in what was unknown", () => {
  const merged = mergeArticle(
    someFacts(),
    someFacts({ byline: "A. Reporter", url: "https://harbour.example/1" }),
  );
  expect(merged).toMatchObject({ byline: "A. Reporter", url: "https://harbour.example/1" });
});

test("a copy that knows less takes nothing away", () => {
  const poor = someFacts({ section: null, paragraphs: ["The ferry"], declaredCommentCount: null });
  expect(mergeArticle(someFacts(), poor)).toEqual(someFacts());
});

test("of two copies the fuller text stays, in either order", () => {
  const cutOff = someFacts({ paragraphs: ["The ferry has"], undividedText: "a" });
  const whole = someFacts({ undividedText: "a and b" });
  expect(mergeArticle(cutOff, whole)).toEqual(whole);
  expect(mergeArticle(whole, cutOff)).toEqual(whole);
});

test("the newest claim of how many comments there are stands", () => {
  expect(mergeArticle(someFacts(), someFacts({ declaredCommentCount: 14 })).declaredCommentCount).toBe(14);
});
