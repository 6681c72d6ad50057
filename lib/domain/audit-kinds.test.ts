import { expect, test } from "vitest";
import { auditDetailWords, auditWords } from "./audit-kinds";

test("what goes with a line is told in words, without ids and what is empty", () => {
  const detail = {
    importId: "4f…",
    newlyFound: 3,
    failure: null,
    note: "",
    from: "viewer",
    words: ["a", "b"],
  };
  expect(auditDetailWords(JSON.stringify(detail))).toBe('Newly found: 3; From: viewer; Words: ["a","b"]');
  expect(auditDetailWords("{}")).toBe("");
});

test("an action without words of its own is told as it is kept", () => {
  expect(auditWords("session.begin")).toBe("Signed in");
  expect(auditWords("article.annotate")).toBe("Article annotate");
});
