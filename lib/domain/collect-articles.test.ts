import { expect, test } from "vitest";
import { collectArticles } from "./collect-articles";
import { importJson } from "./import-json";
import type { ParsedPart, SourceArticle, SourceComment } from "./parsed-part";

const FERRY: SourceArticle = { outlet: "The Pier", sourceId: "t1", title: "Ferry", url: null };
const TIDE: SourceArticle = { outlet: "The Pier", sourceId: "t2", title: "Tide", url: null };

function aComment(article: SourceArticle, overrides: Partial<SourceComment> = {}): ParsedPart {
  const comment = {
    position: 9,
    author: null,
    postedAt: null,
    body: "Hm.",
    net: null,
    upvotes: null,
    downvotes: null,
  };
  return { kind: "comment", article, comment: { ...comment, ...overrides }, line: 1 };
}

async function* partsOf(...parts: ParsedPart[]) {
  yield* parts;
}

test("records are gathered by article, in the order of the file, and counted from 1 in each", async () => {
  const { articles } = await collectArticles(
    partsOf(
      aComment(FERRY, { body: "one" }),
      aComment(TIDE, { body: "two" }),
      { kind: "article", article: { ...FERRY, byline: "A. Reporter", paragraphs: ["It came at noon."] } },
      aComment({ ...FERRY }, { body: "three" }),
    ),
  );
  expect(
    articles.map(({ title, byline, comments }) => [title, byline, comments.map((one) => one.body)]),
  ).toEqual([
    ["Ferry", "A. Reporter", ["one", "three"]],
    ["Tide", null, ["two"]],
  ]);
  expect(articles[0]?.comments.map(({ position }) => position)).toEqual([1, 2]);
});

test("pages stay as they are, and what belongs to no article stands aside", async () => {
  const warning = { code: "cut_off" as const, message: "It ends.", line: 1, position: null };
  const refusal = { message: "Line 2: no.", line: 2, raw: "x" };
  const page = {
    ...{ title: "Ferry", outlet: null, url: null, section: null, byline: null, publishedAt: null },
    ...{ paragraphs: [], declaredCommentCount: null, comments: [], undividedText: null, warnings: [] },
  };
  const collected = await collectArticles(
    partsOf({ kind: "page", page }, { kind: "warning", warning }, { kind: "refused", refusal }),
  );
  expect(collected).toEqual({ articles: [page], warnings: [warning], refused: [refusal] });
});

test("as JSON, a record's parent is the one its source names, also where it comes later, and never a guess", async () => {
  const collected = await collectArticles(
    partsOf(
      aComment(FERRY, {
        sourceId: "2",
        parentSourceId: "1",
        body: "An answer",
        state: "spam",
        kind: "pingback",
      }),
      aComment(FERRY, { sourceId: "1", body: "The ferry came at noon, an hour late." }),
      aComment(FERRY, {
        sourceId: "3",
        parentSourceId: "gone",
        body: "The ferry came at noon, an hour late.",
      }),
    ),
  );
  const json = JSON.parse(importJson({ file: "x", format: "ndjson", ...collected }));
  expect(json.articles[0]).toMatchObject({ sourceId: "t1", observedAt: null, isComplete: null });
  expect(json.articles[0].comments).toMatchObject([
    {
      position: 1,
      sourceId: "2",
      parentPosition: 2,
      replyEvidence: "source",
      state: "spam",
      kind: "pingback",
    },
    { position: 2, sourceId: "1", parentPosition: null, replyEvidence: null, state: null, kind: "comment" },
    { position: 3, parentPosition: null, replyEvidence: null },
  ]);
  expect(json.refused).toEqual([]);
});

test("as JSON, an answer that lies inside a comment without an id has it as its parent", async () => {
  const inside = { position: 2, body: "Two" };
  const { articles } = await collectArticles(
    partsOf(
      aComment(TIDE, { position: 1, body: "One" }),
      aComment(FERRY, { position: 2, body: "Two" }),
      aComment(FERRY, { position: 3, body: "Three", parentInFile: inside }),
      aComment(FERRY, { position: 4, body: "Four", parentInFile: inside }),
    ),
  );
  const json = JSON.parse(importJson({ file: "f", format: "ndjson", articles }));
  const parents = json.articles[1].comments.map((one: Record<string, unknown>) => one.parentPosition);
  expect(parents).toEqual([null, 1, 1]);
  expect(json.articles[1].comments[1]).not.toHaveProperty("parentInFile");
});

test("of one comment's copies the last stands, what shares an id stands apart, and answers by it are open", async () => {
  const at = (hour: number) => `2026-01-02T${hour}:00:00.000Z`;
  const said = (
    sourceId: string,
    author: string,
    hour: number,
    body: string,
    parentSourceId: string | null,
  ) => aComment(FERRY, { sourceId, author, postedAt: at(hour), body, parentSourceId });
  const { articles, warnings } = await collectArticles(
    partsOf(
      said("1", "Rika", 10, "First.", null),
      said("0", "Rika", 11, "Once.", "1"),
      said("1", "Jun", 12, "Another.", "1"),
      said("0", "Rika", 11, "Twice.", "0"),
      said("1.2E+18", "Moe", 13, "Shortened.", "1.2E+18"),
      said("1.2E+18", "Moe", 13, "Shortened.", "0"),
    ),
  );
  expect(
    articles[0]?.comments.map((one) => [one.position, one.body, one.parentSourceId, one.sourceId]),
  ).toEqual([
    [1, "First.", null, "1"],
    [2, "Another.", null, "1"],
    [3, "Twice.", null, "0"],
    [4, "Shortened.", null, null],
    [5, "Shortened.", "0", null],
  ]);
  expect(warnings.map(({ code }) => code)).toEqual(["damaged_id"]);
});

test("records that name no article stand under the name of their file", async () => {
  const nothing = { outlet: null, sourceId: null, title: null, url: null };
  const { articles } = await collectArticles(partsOf(aComment(nothing), aComment(nothing)), "notes.csv");
  expect(articles.map(({ title, comments }) => [title, comments.length])).toEqual([["notes.csv", 2]]);
});
