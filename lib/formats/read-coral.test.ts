import { expect, test } from "vitest";
import { articlesOf, codesOf, commentsOf, readDocument } from "@/tests/support/read-document";

test("Coral's revisions are told with their times, and its flags counted, however mongoexport writes them", async () => {
  const comment = (id: string, actionCounts: object, createdAt: (time: string) => object | string) => ({
    ...{ id, storyID: "s1", status: "NONE", createdAt: createdAt("2026-10-02T00:00:00Z"), actionCounts },
    revisions: [
      { body: "<div>One &amp; a half</div>", createdAt: createdAt("2026-10-02T00:00:00Z") },
      { body: "Two", createdAt: createdAt("2026-10-02T00:05:00Z") },
      { body: "<b>Three</b>", createdAt: createdAt("2026-10-02T00:09:00Z") },
    ],
  });
  const records = [
    comment("a", { FLAG: 2, REACTION: 4 }, ($date) => ({ $date })),
    comment("b", { FLAG: { total: 2 }, REACTION: { $numberInt: "4" } }, (time) => ({
      $date: { $numberLong: String(Date.parse(time)) },
    })),
    comment("c", { flag: { total: 2 }, reaction: { total: 4 } }, (time) => time),
  ];
  for (const text of [
    records.map((one) => JSON.stringify(one)).join("\n"),
    records.map((one) => JSON.stringify(one, null, 2)).join("\n"),
  ]) {
    const { format, parts } = await readDocument(text);
    expect(format).toBe("coral");
    const told = commentsOf(parts);
    expect(told).toHaveLength(3);
    for (const one of told) {
      expect(one).toMatchObject({
        body: "Three",
        upvotes: 4,
        reports: 2,
        rewrittenAt: expect.stringMatching(/00:09:00/),
      });
      expect(one.earlier?.map(({ body, writtenAt }) => [body, Date.parse(writtenAt ?? "")])).toEqual([
        ["One & a half", Date.parse("2026-10-02T00:00:00Z")],
        ["Two", Date.parse("2026-10-02T00:05:00Z")],
      ]);
    }
  }
});

test("Coral's collections are read a record a line, its newest revision as the body", async () => {
  const records = [
    {
      id: "s1",
      siteID: "lantern",
      url: "https://lantern.example/f",
      metadata: { title: "Ferry", author: "R. Port", publishedAt: "2026-10-01T00:00:00Z" },
    },
    { id: "u1", username: "Aki" },
    {
      id: "m1",
      storyID: "s1",
      siteID: "lantern",
      authorID: "u1",
      status: "REJECTED",
      revisions: [
        { id: "a", body: "old" },
        { id: "b", body: "<div>new</div>" },
      ],
      actionCounts: { REACTION: 6 },
      createdAt: { $date: "2026-10-02T00:00:00Z" },
    },
    {
      id: "m2",
      storyID: "s1",
      siteID: "lantern",
      parentID: "m1",
      authorID: "u9",
      status: "PREMOD",
      revisions: [],
      deletedAt: { $date: 1 },
    },
  ];
  const { format, parts } = await readDocument(records.map((one) => JSON.stringify(one)).join("\n"));
  expect(format).toBe("coral");
  expect(articlesOf(parts)).toMatchObject([
    { sourceId: "s1", outlet: "lantern", title: "Ferry", byline: "R. Port" },
  ]);
  expect(commentsOf(parts)).toMatchObject([
    {
      sourceId: "m1",
      author: "Aki",
      body: "new",
      state: "trash",
      upvotes: 6,
      postedAt: "2026-10-02T00:00:00Z",
      article: { sourceId: "s1" },
    },
    { sourceId: "m2", parentSourceId: "m1", author: null, body: "", state: "deleted" },
  ]);
});

test("an answer of the interface gives its story, the replies inside comments, and says that there is more", async () => {
  const said = (id: string, more: object = {}) => ({
    ...{ id, body: `<p>Said ${id}</p>`, author: { username: "Ines" }, createdAt: "2024-01-01T00:00:00Z" },
    ...{ status: "APPROVED", ...more },
  });
  const replies = { edges: [{ node: said("b") }], pageInfo: { hasNextPage: false } };
  const comments = { edges: [{ node: said("a", { replies }) }], pageInfo: { hasNextPage: true } };
  const story = { id: "s1", url: "https://a.example/oars", metadata: { title: "Oars" }, comments };
  const { format, parts } = await readDocument(JSON.stringify({ data: { story } }));
  expect(format).toBe("coral");
  const article = { sourceId: "s1", title: "Oars", url: "https://a.example/oars" };
  expect(commentsOf(parts)).toMatchObject([
    { sourceId: "a", article },
    { sourceId: "b", parentSourceId: "a", article },
  ]);
  expect(codesOf(parts)).toEqual(["not_loaded"]);
  expect(articlesOf(parts)).toMatchObject([{ sourceId: "s1", isComplete: false }]);
});
