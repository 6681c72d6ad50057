import { expect, test } from "vitest";
import { readDocument } from "@/tests/support/read-document";

const redditComment = (name: string, more: object) => ({
  kind: "t1",
  data: {
    name,
    parent_id: "t3_p",
    author: "aki",
    body: `Body of ${name}`,
    score: 4,
    ups: 4,
    downs: 0,
    created_utc: 1793527200,
    replies: "",
    ...more,
  },
});

test("a reddit thread is a page in its own order, with deleted authors unknown and stubs told", async () => {
  const inner = redditComment("t1_b", { parent_id: "t1_a", author: "[deleted]", body: "[deleted]" });
  const thread = [
    {
      kind: "Listing",
      data: {
        children: [
          {
            kind: "t3",
            data: {
              name: "t3_p",
              title: "Ferry?",
              subreddit: "harbour",
              selftext: "One.\n\nTwo.",
              author: "op",
              permalink: "/r/harbour/p",
              num_comments: 9,
              created_utc: 1793527000,
            },
          },
        ],
      },
    },
    {
      kind: "Listing",
      data: {
        children: [
          redditComment("t1_a", { replies: { kind: "Listing", data: { children: [inner] } } }),
          redditComment("t1_c", { score_hidden: true }),
          { kind: "more", data: { count: 6, children: ["x"] } },
        ],
      },
    },
  ];
  const { format, parts } = await readDocument(JSON.stringify(thread));
  expect(format).toBe("reddit");
  const page = parts[0]?.kind === "page" ? parts[0].page : null;
  expect(page).toMatchObject({
    title: "Ferry?",
    sourceId: "t3_p",
    outlet: "reddit, r/harbour",
    paragraphs: ["One.", "Two."],
    declaredCommentCount: 9,
    isComplete: false,
  });
  expect(page?.comments).toMatchObject([
    { position: 1, sourceId: "t1_a", parentSourceId: null, net: 4, upvotes: null },
    { position: 2, sourceId: "t1_b", parentSourceId: "t1_a", author: null, state: "deleted" },
    { position: 3, sourceId: "t1_c", net: null },
  ]);
  expect(page?.warnings.map(({ code }) => code)).toEqual(["not_loaded", "count_differs"]);
});

test("texts that reddit escaped are unescaped once, and those that were saved raw stay as they are", async () => {
  const thread = (title: string, body: string, selftext: string) => [
    { kind: "Listing", data: { children: [{ kind: "t3", data: { name: "t3_p", title, selftext } }] } },
    { kind: "Listing", data: { children: [redditComment("t1_a", { body })] } },
  ];
  const read = async (...texts: [string, string, string]) => {
    const { parts } = await readDocument(JSON.stringify(thread(...texts)));
    return parts.flatMap((part) =>
      part.kind === "page" ? [part.page.title, part.page.comments[0]?.body, ...part.page.paragraphs] : [],
    );
  };
  expect(
    await read(
      "Salt &amp; oil",
      "&gt; It &lt;3 is\n\nWrite &amp;gt; for it &amp;amp; &amp;#39;",
      "&gt; One\n\nTwo",
    ),
  ).toEqual(["Salt & oil", "> It <3 is\n\nWrite &gt; for it &amp; &#39;", "> One", "Two"]);
  expect(await read("Salt & oil", "Write &gt; for it", "")).toEqual(["Salt & oil", "Write &gt; for it"]);
});
