import { createReadStream, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { linkComments } from "@/lib/domain/links";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { openDocument } from "./open-document";

const FOLDER = fileURLToPath(new URL("../../prisma/sample/", import.meta.url));

async function readSamples(): Promise<Map<string, ParsedArticle>> {
  const articles = new Map<string, ParsedArticle>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".txt"))) {
    const document = await openDocument({ fileName: file, bytes: createReadStream(FOLDER + file) });
    expect(document.format).toBe("japan-today-text");
    for await (const part of document.parts) if (part.kind === "page") articles.set(file, part.page);
  }
  return articles;
}

test("each sample page shows one form, and reads as that form", async () => {
  const samples = await readSamples();
  const seen = [...samples].map(([file, { comments, declaredCommentCount, warnings }]) => [
    file.replace(/\.txt$/, ""),
    comments.length,
    declaredCommentCount,
    warnings.map(({ code }) => code).join(" "),
  ]);
  expect(seen).toEqual([
    ["bus-driver-poems-net-differs", 6, null, "net_differs"],
    ["gull-bylaw-wrong-count", 12, 9, "count_differs net_differs"],
    ["harbour-baths-with-votes", 18, 18, ""],
    ["night-ferry-with-names", 13, 13, "no_votes"],
    ["sand-statue-before-2017", 9, 9, "no_votes"],
    ["school-piano-expired", 7, 7, "article_expired"],
    ["slow-film-bodies-only", 0, 6, "undivided_bodies"],
    ["typhoon-siren-cut-off", 10, 11, "count_differs cut_off"],
  ]);
  expect(
    [...samples.values()].every(({ title, outlet }) => title !== null && outlet === "The Tomoshibi Lantern"),
  ).toBe(true);
});

test("the samples hold what a moderator meets: empty bodies, replies by quote and by name, quotes of the article", async () => {
  const samples = [...(await readSamples()).values()];
  const comments = samples.flatMap((sample) => sample.comments);
  const links = samples.flatMap((sample) => linkComments(sample.paragraphs, sample.comments));
  expect(comments.length).toBeGreaterThanOrEqual(60);
  expect(comments.filter(({ body }) => body === "").length).toBeGreaterThanOrEqual(3);
  expect(links.filter(({ replyEvidence }) => replyEvidence === "quote").length).toBeGreaterThanOrEqual(10);
  expect(links.filter(({ replyEvidence }) => replyEvidence === "name").length).toBeGreaterThanOrEqual(5);
  expect(
    links.filter(({ quotes }) => quotes.some(({ source }) => source.kind === "article")).length,
  ).toBeGreaterThanOrEqual(4);
});
