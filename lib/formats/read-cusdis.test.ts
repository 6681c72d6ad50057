import { expect, test } from "vitest";
import { commentsOf, readDocument } from "@/tests/support/read-document";

test("Cusdis is read with the answers inside its comments, and with its pages apart", async () => {
  const answer = {
    id: "k2",
    content: "No",
    by_nickname: "Tam",
    by_email: null,
    approved: true,
    createdAt: "2026-11-01T00:00:00.000Z",
  };
  const comment = {
    id: "k1",
    content: "Yes",
    by_nickname: "Aki",
    by_email: null,
    approved: false,
    createdAt: "2026-11-01T00:00:00.000Z",
    page: { title: "Ferry", url: "https://lantern.example/f", slug: "ferry" },
    replies: { data: [answer] },
  };
  const { format, parts } = await readDocument(
    JSON.stringify({ data: { commentCount: 1, data: [comment] } }),
  );
  expect(format).toBe("cusdis");
  expect(commentsOf(parts)).toMatchObject([
    { sourceId: "k1", author: "Aki", state: "pending", article: { sourceId: "ferry", title: "Ferry" } },
    {
      sourceId: "k2",
      parentSourceId: "k1",
      author: "Tam",
      state: "approved",
      article: { sourceId: "ferry" },
    },
  ]);
  const tables = {
    pages: [{ id: "p", slug: "ferry", title: "Ferry" }],
    comments: [{ ...answer, pageId: "p", approved: 1, deletedAt: "2026-11-02" }],
  };
  expect(commentsOf((await readDocument(JSON.stringify(tables))).parts)).toMatchObject([
    { sourceId: "k2", state: "deleted", article: { sourceId: "ferry", title: "Ferry" } },
  ]);
});

test("answers nested twenty thousand deep are read in their order", async () => {
  const depth = 20_000;
  const open = (n: number) =>
    `{"id":"k${n}","content":"c","by_nickname":"x","approved":true,"createdAt":"2026-11-01T00:00:00Z","page":{"slug":"s"},"replies":{"data":[`;
  const text = `[${Array.from({ length: depth }, (_, n) => open(n)).join("")}${"]}}".repeat(depth)}]`;
  const comments = commentsOf((await readDocument(text, { chunkBytes: 100_000 })).parts);
  expect(comments).toHaveLength(depth);
  expect(comments.at(-1)).toMatchObject({ sourceId: `k${depth - 1}`, parentSourceId: `k${depth - 2}` });
});
