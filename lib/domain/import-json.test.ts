import { expect, test } from "vitest";
import { importJson } from "./import-json";
import type { ParsedArticle } from "./parsed-article";

const ARTICLE: ParsedArticle = {
  title: "Ferry late again",
  outlet: null,
  url: null,
  section: "world",
  byline: null,
  publishedAt: null,
  paragraphs: ["It came at noon.\u2028Really."],
  declaredCommentCount: 3,
  comments: [
    { position: 1, author: "tina", postedAt: null, body: "One\n\ntwo", net: -4, upvotes: 4, downvotes: 8 },
    {
      position: 2,
      author: "Bo",
      postedAt: null,
      body: "@tina no.",
      net: null,
      upvotes: null,
      downvotes: null,
    },
  ],
  undividedText: null,
  warnings: [{ code: "count_differs", message: "The page claims 3.", line: null, position: null }],
};

test("a document is one line with exactly the fields that were promised, in their order", () => {
  const line = importJson({ file: "page.txt", format: "japan-today-text", articles: [ARTICLE] });
  const { undividedText: _undivided, warnings: _warnings, comments: _comments, ...article } = ARTICLE;
  const links = [
    { parentPosition: null, replyEvidence: null },
    { parentPosition: 1, replyEvidence: "name" },
  ];
  const told = { sourceId: null, state: null, kind: "comment", reports: null, earlierBodies: [] };
  const comments = ARTICLE.comments.map((comment, index) => ({ ...comment, ...links[index], ...told }));
  const copy = { sourceId: null, observedAt: null, isComplete: null };
  const warnings = [{ code: "count_differs", message: "The page claims 3." }];
  expect(line).not.toContain("\n");
  expect(line).toBe(
    JSON.stringify({
      file: "page.txt",
      format: "japan-today-text",
      articles: [{ ...article, ...copy, comments }],
      warnings,
      refused: [],
    }),
  );
});
