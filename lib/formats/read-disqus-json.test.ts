import { expect, test } from "vitest";
import { articlesOf, commentsOf, readDocument } from "@/tests/support/read-document";

test("Disqus' answers give posts with both votes, their states, and threads", async () => {
  const post = (id: string, more: object) => ({
    forum: "lantern",
    id,
    parent: null,
    thread: "77",
    author: { name: "Mika", username: "mika9", isAnonymous: false },
    message: `<p>Post ${id}</p>`,
    createdAt: "2026-11-03T09:00:00",
    likes: 4,
    dislikes: 9,
    points: -5,
    isSpam: false,
    isDeleted: false,
    isApproved: true,
    ...more,
  });
  const response = [
    post("1", { raw_message: "Raw *words*" }),
    post("2", {
      parent: 1,
      isSpam: true,
      thread: { id: "78", title: "Trams", link: "https://lantern.example/tram" },
    }),
    post("3", { isDeleted: true }),
    post("4", { isApproved: false }),
  ];
  const { format, parts } = await readDocument(JSON.stringify({ cursor: { next: "9" }, code: 0, response }));
  expect(format).toBe("disqus-json");
  expect(commentsOf(parts)).toMatchObject([
    {
      body: "Raw *words*",
      net: -5,
      upvotes: 4,
      downvotes: 9,
      state: "approved",
      postedAt: "2026-11-03T09:00:00.000Z",
    },
    { body: "Post 2", parentSourceId: "1", state: "spam", article: { sourceId: "78", title: "Trams" } },
    { state: "deleted" },
    { state: "pending", article: { sourceId: "77", outlet: "lantern" } },
  ]);
  const threads = {
    code: 0,
    response: [
      { id: "77", forum: "lantern", clean_title: "Ferry", link: "https://lantern.example/f", posts: 4 },
    ],
  };
  expect(articlesOf((await readDocument(JSON.stringify(threads))).parts)).toEqual([
    {
      outlet: "lantern",
      sourceId: "77",
      title: "Ferry",
      url: "https://lantern.example/f",
      declaredCommentCount: 4,
    },
  ]);
});

test("Disqus' report counts, and names and titles that it escaped, are read", async () => {
  const post = {
    ...{ id: "1", forum: "quay", message: "<p>Hm.</p>", isSpam: false, numReports: 4 },
    author: { name: "Salt &amp; oil" },
    thread: { id: "9", clean_title: "Tide &amp; time" },
  };
  const { parts } = await readDocument(
    JSON.stringify({ response: [post, { ...post, id: "2", numReports: 0 }] }),
  );
  expect(commentsOf(parts)).toMatchObject([
    { reports: 4, author: "Salt & oil", article: { title: "Tide & time" } },
    { reports: 0 },
  ]);
});
