import { expect, test } from "vitest";
import { parseAsAmount, parseAsPlace, parseAsText, parseAsWhole } from "./address-words";
import { loadArticleQuery } from "./articles/query";
import { loadReportQuery } from "./imports/query";
import { loadLikesQuery } from "./likes/query";
import { writePageMarker } from "./page-marker";

test.each([
  ["12", 12],
  ["-3", -3],
  ["99999999999999999999", 2147483647],
  ["-99999999999999999999", -2147483647],
  ["", null],
  ["many", null],
])("%j is the whole number %s", (text, value) => {
  expect(parseAsWhole.parse(text)).toBe(value);
});

test.each([
  ["0.5", 0.5],
  ["1e309", Number.MAX_SAFE_INTEGER],
  ["NaN", null],
])("%j is the amount %s", (text, value) => {
  expect(parseAsAmount.parse(text)).toBe(value);
});

test("text with a control character is none, a line end is", () => {
  expect(parseAsText.parse("a\0b")).toBeNull();
  expect(parseAsText.parse("a\u001bb")).toBeNull();
  expect(parseAsText.parse("a\nb\tc")).toBe("a\nb\tc");
});

const MARKERS = ["", "x", "W10", "bnVsbA", "WyIyMDI2IiwiYSJd", writePageMarker([1, "x"]), "a\0"];

test.each(MARKERS)("%j is no place, and the list begins at its beginning", async (cursor) => {
  const words = new URLSearchParams({ cursor, files: cursor, file: "99999999999999999999" });
  expect((await loadArticleQuery(words)).cursor).toBeNull();
  expect((await loadLikesQuery(words)).cursor).toBeNull();
  expect(await loadReportQuery(words)).toMatchObject({ files: null, file: 2147483647 });
});

test("a place that a list wrote itself is kept", async () => {
  const id = "00000000-0000-4000-8000-000000000000";
  const likes = writePageMarker([7, id]);
  expect((await loadLikesQuery(new URLSearchParams({ cursor: likes }))).cursor).toBe(likes);
  const articles = writePageMarker(["2026-11-30T00:00:00.000Z", id]);
  expect((await loadArticleQuery(new URLSearchParams({ cursor: articles }))).cursor).toBe(articles);
});

test("a failure of ours stays one", () => {
  const broken = parseAsPlace(() => {
    throw new Error("bug");
  });
  expect(() => broken.parse("x")).toThrow("bug");
});
