import { expect, test } from "vitest";
import { importSentence } from "./sentence";

test.each([
  [{ isNew: true, found: 12, added: 12, changed: 0 }, "1 article, 12 comments, 12 new"],
  [{ found: 12, added: 0, changed: 0 }, "1 article, 12 comments, nothing new"],
  [{ found: 1, added: 0, changed: 1 }, "1 article, 1 comment, 1 changed"],
  [{ isNew: true, found: 0, added: 0, changed: 0 }, "1 new article, no comments"],
  [{ found: 0, added: 0, changed: 0 }, "1 article, no comments, nothing new"],
])("%o reads %s", (article, sentence) => {
  expect(importSentence([article])).toBe(sentence);
});

test("several articles are told together", () => {
  const articles = [
    { found: 1200, added: 1100, changed: 30 },
    { found: 3, added: 0, changed: 0 },
  ];
  expect(importSentence(articles)).toBe("2 articles, 1,203 comments, 1,100 new, 30 changed");
});
