import { expect, test } from "vitest";
import { type ArticleFacts, mergeArticle } from "./merge-article";

const OLD = "2026-01-01T00:00:00.000Z";
const NEW = "2026-01-08T00:00:00.000Z";

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
    threadState: null,
    sourceId: null,
    observedAt: OLD,
    completeAt: null,
    ...overrides,
  };
}

/** What a page says: no more than facts, and without times of its own. */
function aCopy(overrides: Partial<Parameters<typeof mergeArticle>[1]> = {}) {
  const { observedAt: _, completeAt: __, ...facts } = someFacts();
  return { ...facts, ...overrides };
}

test("the newest copy that knows says whether the thread is open", () => {
  const closed = mergeArticle(someFacts(), aCopy({ threadState: "closed" }), NEW);
  expect(closed.threadState).toBe("closed");
  expect(mergeArticle(closed, aCopy({ threadState: "open" }), OLD).threadState).toBe("closed");
  expect(mergeArticle(closed, aCopy(), NEW).threadState).toBe("closed");
  expect(mergeArticle(closed, aCopy({ threadState: "open" }), NEW).threadState).toBe("open");
});

test("a copy fills in what was unknown", () => {
  const merged = mergeArticle(
    someFacts(),
    aCopy({ byline: "A. Reporter", url: "https://harbour.example/1", sourceId: "t1" }),
    OLD,
  );
  expect(merged).toMatchObject({
    byline: "A. Reporter",
    url: "https://harbour.example/1",
    sourceId: "t1",
  });
});

test("a copy that knows less takes nothing away", () => {
  const poor = aCopy({ section: null, paragraphs: ["The ferry"], declaredCommentCount: null });
  expect(mergeArticle(someFacts(), poor, OLD)).toEqual(someFacts());
});

test("of two copies the fuller text stays, in either order", () => {
  const cutOff = aCopy({ paragraphs: ["The ferry has"], undividedText: "a" });
  const whole = aCopy({ undividedText: "a and b" });
  const inOrder = (one: typeof whole, other: typeof whole) =>
    mergeArticle(mergeArticle(null, one, OLD), other, OLD);
  expect(inOrder(cutOff, whole)).toEqual(inOrder(whole, cutOff));
  expect(inOrder(cutOff, whole)).toMatchObject({ undividedText: "a and b", paragraphs: whole.paragraphs });
});

test("the newest copy's claim of how many comments there are stands, in either order", () => {
  const [ten, fourteen] = [aCopy(), aCopy({ declaredCommentCount: 14 })];
  for (const facts of [
    mergeArticle(mergeArticle(null, ten, OLD), fourteen, NEW),
    mergeArticle(mergeArticle(null, fourteen, NEW), ten, OLD),
  ]) {
    expect(facts).toMatchObject({ declaredCommentCount: 14, observedAt: NEW });
  }
});

test("the newest whole copy is remembered, whatever comes after it", () => {
  const whole = mergeArticle(someFacts(), aCopy({ isComplete: true }), NEW);
  expect(whole.completeAt).toBe(NEW);
  expect(mergeArticle(whole, aCopy({ isComplete: true }), OLD).completeAt).toBe(NEW);
});

test("a member's page tells an article's title and nothing else of it", () => {
  const member = aCopy({ isMemberPage: true, url: "https://harbour.example/member/1" });
  expect(mergeArticle(null, member, NEW)).toMatchObject({
    title: "Night ferry may stop",
    url: null,
    declaredCommentCount: null,
    observedAt: null,
  });
});
