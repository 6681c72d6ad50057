import { expect, test } from "vitest";
import { codesOf, commentsOf, readDocument } from "@/tests/support/read-document";

const read = (value: unknown) => readDocument(JSON.stringify(value));

test("Isso is read as the list of threads that its import takes", async () => {
  const comment = { id: "1", author: "Aki", created: "2026-11-01 10:00:00", remote_addr: "", text: "Yes" };
  const { format, parts } = await read([{ id: "/ferry", title: "Ferry", comments: [comment] }]);
  expect(format).toBe("isso");
  expect(commentsOf(parts)).toMatchObject([
    {
      sourceId: "1",
      author: "Aki",
      body: "Yes",
      postedAt: "2026-11-01T10:00:00.000Z",
      article: { sourceId: "/ferry", title: "Ferry" },
    },
  ]);
});

test("Isso is read as a dump of its two tables", async () => {
  const comment = {
    tid: 4,
    id: 9,
    parent: null,
    created: 1793527200.5,
    mode: 2,
    text: "Yes",
    likes: 2,
    dislikes: 1,
  };
  const { parts } = await read({ threads: [{ id: 4, uri: "/ferry", title: "Ferry" }], comments: [comment] });
  expect(commentsOf(parts)).toMatchObject([
    {
      sourceId: "9",
      state: "pending",
      upvotes: 2,
      downvotes: 1,
      postedAt: "2026-11-01T10:00:00.500Z",
      article: { sourceId: "/ferry", title: "Ferry" },
    },
  ]);
});

test("Isso is read as its server answers for a page, and says what the server held back", async () => {
  const answer = { id: 2, parent: 1, text: "<p>No</p>", mode: 4, created: 1793527201 };
  const comment = {
    id: 1,
    parent: null,
    text: "<p>Yes</p>",
    author: null,
    likes: 1,
    mode: 1,
    hidden_replies: 3,
  };
  const { format, parts } = await read({
    total_replies: 1,
    id: null,
    replies: [{ ...comment, replies: [answer] }],
  });
  expect(format).toBe("isso");
  expect(commentsOf(parts)).toMatchObject([
    { sourceId: "1", author: null, body: "Yes", upvotes: 1 },
    { sourceId: "2", parentSourceId: "1", body: "No", state: "deleted" },
  ]);
  expect(codesOf(parts)).toContain("not_loaded");
});
