import { expect, test } from "vitest";
import { articleId, bodyKey, commentId, sourceArticleId, sourceCommentId } from "./identity";

const page = {
  outlet: "Harbour Post",
  title: "Night ferry may stop in March",
  url: null,
  paragraphs: ["The ferry has run since 1964."],
  undividedText: null,
  comments: [{ body: "It should stay, whatever it costs." }, { body: "" }],
};

test("an article's id is a UUID of version 5", () => {
  expect(articleId(page)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

// From Python's uuid.uuid5 with the same namespace and names.
test("ids never change between versions of Komainu", () => {
  expect(articleId(page)).toBe("abe2d791-58a9-58b1-b221-518ee1001564");
  expect(commentId("00000000-0000-5000-8000-000000000000", bodyKey("Stay."), 1)).toBe(
    "dad9eff6-adad-52b6-83a6-3f15bf0d597c",
  );
});

test("copies of a page that differ in typography, text and comments are one article", () => {
  const copy = {
    ...page,
    outlet: "harbour post",
    title: "  Night\u00a0ferry may stop  in MARCH ",
    paragraphs: [],
    comments: [],
  };
  expect(articleId(copy)).toBe(articleId(page));
});

test("one title at two outlets is two articles", () => {
  expect(articleId({ ...page, outlet: "Tram Gazette" })).not.toBe(articleId(page));
});

test("a page without title is known by its address, however the thread was ordered", () => {
  const untitled = {
    ...page,
    title: null,
    url: "https://www.harbour.example/a/12?comment-order=latest#comments",
  };
  expect(articleId(untitled)).toBe(articleId({ ...untitled, url: "https://harbour.example/a/12/" }));
  expect(articleId(untitled)).not.toBe(articleId({ ...untitled, url: "https://harbour.example/a/13" }));
});

test("a page with neither title nor address is known by its comments, in any order", () => {
  const untitled = { ...page, title: " ", paragraphs: [] };
  const reversed = { ...untitled, comments: [...untitled.comments].reverse() };
  expect(articleId(untitled)).toBe(articleId(reversed));
  expect(articleId(untitled)).not.toBe(
    articleId({ ...untitled, comments: [{ body: "Another thread's first words." }] }),
  );
});

test("a page with text alone is known by its text, and an empty one by nothing", () => {
  const textOnly = { ...page, title: null, comments: [] };
  expect(articleId(textOnly)).not.toBeNull();
  expect(articleId({ ...textOnly, paragraphs: [] })).toBeNull();
});

test("a comment is known by its words, not by their typography", () => {
  expect(bodyKey("“It’s late” – he said\n\n…")).toBe(bodyKey('"It\'s late" - he  said ...'));
  expect(bodyKey("LOL")).not.toBe(bodyKey("lol"));
});

test("equal bodies of one article are told apart by which of them they are", () => {
  expect(commentId("a", bodyKey("LOL"), 1)).not.toBe(commentId("a", bodyKey("LOL"), 2));
});

const thread = { outlet: "Harbour Post", sourceId: "t-1", title: page.title, url: null };

// From Python's uuid.uuid5 as well.
test("a thread and a comment with ids of their own are known by these", () => {
  const id = sourceArticleId(thread);
  expect(id).toBe("60ccef4c-2ceb-5859-a6b4-e979d67ac5d9");
  expect(sourceCommentId(id ?? "", "17")).toBe("8b6a4fba-44d0-52ea-9840-ee86f95c2647");
  expect(sourceArticleId({ ...thread, outlet: " HARBOUR post", title: null })).toBe(id);
});

test("a thread of an export without an id is the article that its page is", () => {
  expect(sourceArticleId({ ...thread, sourceId: null })).toBe(articleId(page));
  expect(sourceArticleId({ ...thread, sourceId: null, title: null })).toBeNull();
});

test("the desk's own export names the desk's own article", () => {
  const id = "11111111-1111-4111-8111-111111111111";
  expect(sourceArticleId({ ...thread, id })).toBe(id);
});
