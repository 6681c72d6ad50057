import { expect, test } from "vitest";
import type { ParsedArticle } from "./parsed-article";
import { soundArticle } from "./sound-article";

function aParsedArticle(overrides: Partial<ParsedArticle> = {}): ParsedArticle {
  return {
    title: "Night ferry",
    outlet: null,
    url: null,
    section: null,
    byline: null,
    publishedAt: null,
    paragraphs: [],
    declaredCommentCount: null,
    comments: [],
    undividedText: null,
    warnings: [],
    observedAt: null,
    isComplete: false,
    isMemberPage: false,
    sourceId: null,
    ...overrides,
  };
}

function withComment(overrides: Partial<ParsedArticle["comments"][number]>): ParsedArticle {
  const plain = {
    position: 4,
    author: null,
    postedAt: null,
    body: "Stay.",
    net: 1,
    upvotes: 3,
    downvotes: 2,
  };
  return aParsedArticle({ comments: [{ ...plain, ...overrides }] });
}

test("a sound article is left as it is", () => {
  const article = withComment({ body: "👩‍👩‍👧 \u202e ﷽ \u200b" });
  expect(soundArticle(article)).toEqual(article);
});

test("NUL and half pairs become U+FFFD, and a warning says where", () => {
  const sound = soundArticle(withComment({ body: "a\0b\ud800c\udc00d😀", author: "\0" }));
  expect(sound.comments[0]).toMatchObject({ body: "a\ufffdb\ufffdc\ufffdd😀", author: "\ufffd" });
  expect(sound.warnings).toMatchObject([{ code: "replaced_characters", position: 4 }]);
});

test("the article's own text is cleaned too", () => {
  const sound = soundArticle(aParsedArticle({ title: "a\0", paragraphs: ["\ud800"] }));
  expect(sound).toMatchObject({ title: "a\ufffd", paragraphs: ["\ufffd"] });
  expect(sound.warnings).toMatchObject([{ code: "replaced_characters", position: null }]);
});

test.each([1e12, -1e12, 1.5, Number.NaN])("%s votes are unknown, not zero", (votes) => {
  const sound = soundArticle(withComment({ upvotes: votes }));
  expect(sound.comments[0]?.upvotes).toBeNull();
  expect(sound.warnings).toMatchObject([{ code: "bad_number", position: 4 }]);
});

test("dates are kept in UTC, and one that is none is unknown", () => {
  expect(soundArticle(withComment({ postedAt: "2014-03-04T05:29:00+09:00" })).comments[0]?.postedAt).toBe(
    "2014-03-03T20:29:00.000Z",
  );
  const sound = soundArticle(withComment({ postedAt: "+275760-09-13T00:00:00.000Z" }));
  expect(sound.comments[0]?.postedAt).toBeNull();
  expect(sound.warnings).toMatchObject([{ code: "bad_date", position: 4 }]);
});

test("what a page says of its copy is kept, and a time that is none is unknown", () => {
  const copy = {
    isComplete: true,
    isMemberPage: true,
    sourceId: "t\0",
    observedAt: "2026-01-01T09:00:00+09:00",
  };
  expect(soundArticle(aParsedArticle(copy))).toMatchObject({
    isComplete: true,
    isMemberPage: true,
    sourceId: "t\ufffd",
    observedAt: "2026-01-01T00:00:00.000Z",
  });
  expect(soundArticle(aParsedArticle({ observedAt: "soon" })).observedAt).toBeNull();
});

test("an address that a browser could run is none", () => {
  expect(soundArticle(aParsedArticle({ url: "javascript:alert(1)" })).url).toBeNull();
  expect(soundArticle(aParsedArticle({ url: "https://harbour.example/1" })).url).toBe(
    "https://harbour.example/1",
  );
});
