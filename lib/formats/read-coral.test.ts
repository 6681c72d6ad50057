import { expect, test } from "vitest";
import { articlesOf, commentsOf, readDocument } from "@/tests/support/read-document";

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
