import { expect, test } from "vitest";
import { readDocument } from "@/tests/support/read-document";

test("a Discourse topic is a page whose first post is the article", async () => {
  const post = (n: number, more: object) => ({
    id: 100 + n,
    post_number: n,
    username: `user${n}`,
    cooked: `<p>Post <b>${n}</b></p>`,
    created_at: "2026-11-01T00:00:00.000Z",
    reply_to_post_number: null,
    actions_summary: [],
    ...more,
  });
  const topic = {
    id: 12,
    slug: "ferry",
    title: "Ferry",
    posts_count: 4,
    post_stream: {
      posts: [
        post(3, { reply_to_post_number: 2, hidden: true }),
        post(1, {}),
        post(2, { actions_summary: [{ id: 2, count: 5 }] }),
        post(4, { post_type: 3 }),
      ],
      stream: [101, 102, 103, 104],
    },
  };
  const { format, parts } = await readDocument(JSON.stringify(topic));
  expect(format).toBe("discourse");
  const page = parts[0]?.kind === "page" ? parts[0].page : null;
  expect(page).toMatchObject({ title: "Ferry", byline: "user1", paragraphs: ["Post 1"], isComplete: true });
  expect(page?.comments).toMatchObject([
    {
      position: 1,
      sourceId: "post 2",
      author: "user2",
      body: "Post 2",
      upvotes: 5,
      net: null,
      parentSourceId: null,
    },
    { position: 2, sourceId: "post 3", parentSourceId: "post 2", state: "pending" },
  ]);
});
