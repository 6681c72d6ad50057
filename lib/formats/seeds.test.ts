import { createReadStream, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { linkComments } from "@/lib/domain/links";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { openDocument } from "./open-document";

// Pages that others own: they stand beside the project, and only where they were put there.
const SEEDS = fileURLToPath(new URL("../../../shared/seeds/", import.meta.url));

const seedTest = (file: string, name: string, run: (article: ParsedArticle, lines: string[]) => void) =>
  test.skipIf(!existsSync(SEEDS + file))(`${file}: ${name}`, async () => {
    const { parts } = await openDocument({ fileName: file, bytes: createReadStream(SEEDS + file) });
    const found: ParsedArticle[] = [];
    for await (const part of parts) if (part.kind === "page") found.push(part.page);
    expect(found).toHaveLength(1);
    const [article] = found;
    if (article)
      run(
        article,
        readFileSync(SEEDS + file, "utf8")
          .split("\n")
          .map((line) => line.trim()),
      );
  });

/** The page's lines by number, from 1. */
const at = (lines: string[], ...numbers: number[]) => numbers.map((number) => lines[number - 1]);

seedTest(
  "002_4578c7f1029e5e61.txt",
  "twelve comments with their votes, where the page claims ten",
  (article, lines) => {
    expect(article).toMatchObject({
      outlet: "Japan Today",
      section: "world",
      byline: "John Irish and Tom Balmforth",
      publishedAt: null,
      declaredCommentCount: 10,
      undividedText: null,
    });
    expect(article.title).toBe(lines[5]);
    expect(article.paragraphs).toEqual(lines.slice(9, 33).filter((line) => line !== ""));
    expect(article.paragraphs).toHaveLength(12);
    expect(article.comments.map(({ net, upvotes, downvotes }) => [net, upvotes, downvotes])).toEqual([
      [-4, 4, 8],
      [-2, 6, 8],
      [-1, 7, 8],
      [2, 4, 2],
      [0, 2, 2],
      [1, 2, 1],
      [0, 2, 2],
      [-3, 0, 3],
      [-3, 0, 3],
      [1, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(article.comments.every(({ author, postedAt }) => author === null && postedAt === null)).toBe(true);
    expect(article.warnings.map(({ code, message }) => [code, message])).toEqual([
      ["count_differs", expect.stringMatching(/\b10\b.*\b12\b/)],
    ]);
  },
);

seedTest("002_4578c7f1029e5e61.txt", "every body is the lines between two vote lines", (article, lines) => {
  const start = lines.indexOf("Login to comment") + 1;
  const end = lines.indexOf("Login to leave a comment");
  const bodies = lines
    .slice(start, end)
    .join("\n")
    .split(/^-?\d+ \( \+\d+ \/ -\d+ \)$/m)
    .map((body) => body.trim());
  expect(article.comments.map(({ body }) => body)).toEqual(bodies.slice(0, -1));
});

seedTest(
  "002_4578c7f1029e5e61.txt",
  "comments 8 and 9 quote 7, comment 12 quotes 10, and nothing else quotes",
  (article) => {
    const links = linkComments(article.paragraphs, article.comments);
    const linked = links.filter(({ parentPosition, quotes }) => parentPosition !== null || quotes.length > 0);
    expect(
      linked.map(({ position, parentPosition, replyEvidence }) => [position, parentPosition, replyEvidence]),
    ).toEqual([
      [8, 7, "quote"],
      [9, 7, "quote"],
      [12, 10, "quote"],
    ]);
    // Each quotes one paragraph, in whole or in part, word for word.
    expect(linked.map(({ quotes, mentions }) => [quotes.map(({ kind }) => kind), mentions])).toEqual([
      [["verbatim"], []],
      [["verbatim"], []],
      [["verbatim"], []],
    ]);
    for (const { position, quotes } of linked) {
      for (const { bodyStart, bodyEnd, confidence } of quotes) {
        const body = article.comments.find((one) => one.position === position)?.body ?? "";
        expect(body.slice(bodyStart, bodyEnd)).toBe(body.split("\n")[0]);
        expect(confidence).toBeGreaterThan(0.8);
      }
    }
  },
);

seedTest(
  "000_05f0bc35354ec960.txt",
  "the article without its related links and reply form",
  (article, lines) => {
    expect(article).toMatchObject({
      outlet: null,
      section: null,
      publishedAt: null,
      comments: [],
      warnings: [],
    });
    expect(article.title).toBe(lines[0]);
    expect(article.paragraphs).toEqual(at(lines, 3, 5, 7, 9, 15, 17, 19, 21, 23));
  },
);

seedTest(
  "001_da7f220658b2c20d.txt",
  "the article with its headings, without caption and empty comment area",
  (article, lines) => {
    expect(article).toMatchObject({ outlet: null, comments: [], declaredCommentCount: null, warnings: [] });
    expect(article.title).toBe(lines[1]);
    expect(article.paragraphs).toEqual(lines.slice(2, lines.indexOf("COMMENTS")));
  },
);

seedTest(
  "003_5ed5ee2dd07c13f7.txt",
  "the article without settings, cross-links and newsletter",
  (article, lines) => {
    expect(article).toMatchObject({ outlet: "NewsX", publishedAt: null, comments: [] });
    const title = lines.findIndex(
      (line, index) => line !== "" && lines.indexOf(line, index + 1) !== -1 && line.length > 40,
    );
    expect(article.title).toBe(lines[title]);
    const start = lines.indexOf(article.title ?? "", title + 1) + 1;
    const end = lines.findIndex((line) => line.startsWith("Read More :"));
    expect(article.paragraphs).toEqual(lines.slice(start, end).filter((line) => line !== ""));
  },
);

seedTest(
  "004_1a1008688a52a41a.txt",
  "the article without icons, cards, podcasts and cookies",
  (article, lines) => {
    expect(article).toMatchObject({ outlet: "RT", publishedAt: "2023-10-04T02:34:00Z", comments: [] });
    expect(article.title).toBe(lines[4]);
    const end = lines.indexOf("Top stories");
    const box = lines.indexOf("Read more");
    const text = lines
      .slice(5, end)
      .filter(
        (line, index) =>
          line !== "" && line !== lines[4] && !line.includes("©") && Math.abs(index + 5 - box) > 1,
      );
    expect(article.paragraphs).toEqual(text);
  },
);
