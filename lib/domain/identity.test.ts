import { expect, test } from "vitest";
import { articleId, bodyKey, commentId } from "./identity";

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
