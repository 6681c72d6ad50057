import { expect, test } from "vitest";
import { codesOf, commentsOf, readDocument } from "@/tests/support/read-document";

const comment = (id: number, more: object) => ({
  id,
  post: 41,
  parent: 0,
  author: 0,
  author_name: "Maren &amp; Co",
  date: "2026-03-01T21:00:00",
  date_gmt: "2026-03-01T20:00:00",
  content: { rendered: `<p>Tide &#8211; no. ${id}.</p>\n<p>Second.</p>\n` },
  link: `https://www.quay.example/tide/comment-page-2/#comment-${id}`,
  status: "approved",
  type: "comment",
  ...more,
});
const COMMENTS = [
  comment(8, {}),
  comment(9, { parent: 8, status: "hold", author_email: "m@quay.example" }),
  comment(10, { status: "spam", type: "pingback", date_gmt: "0000-00-00T00:00:00" }),
  comment(11, { status: "post-trashed", link: "https://quay.example/?p=41#comment-11" }),
];
const READ = [
  {
    sourceId: "8",
    parentSourceId: null,
    author: "Maren & Co",
    postedAt: "2026-03-01T20:00:00.000Z",
    body: "Tide – no. 8.\n\nSecond.",
    state: "approved",
    article: {
      outlet: "quay.example",
      sourceId: "quay.example/?p=41",
      title: null,
      url: "https://www.quay.example/tide/",
    },
  },
  { sourceId: "9", parentSourceId: "8", state: "pending" },
  { state: "spam", kind: "pingback", postedAt: "2026-03-01T21:00:00.000Z" },
  { state: "trash", article: { sourceId: "quay.example/?p=41", url: "https://quay.example/?p=41" } },
];

test("WordPress' answers are read as a list, pretty or not, around one, a line each and page behind page", async () => {
  const [first, second, ...rest] = COMMENTS;
  for (const text of [
    JSON.stringify(COMMENTS),
    JSON.stringify(COMMENTS, null, 2),
    JSON.stringify({ body: COMMENTS, status: 200, headers: { "X-WP-Total": 4 } }, null, 1),
    COMMENTS.map((one) => JSON.stringify(one)).join("\n"),
    COMMENTS.map((one) => JSON.stringify(one, null, 4)).join("\n"),
    `${JSON.stringify([first, second])}\n${JSON.stringify(rest, null, 1)}`,
  ]) {
    const { format, parts } = await readDocument(text, { chunkBytes: 37 });
    expect(format).toBe("wordpress-rest");
    expect(commentsOf(parts)).toMatchObject(READ);
    expect(codesOf(parts)).toEqual(["personal_left_out"]);
  }
});

test("a table made of WordPress' answers is the same comments of the same article", async () => {
  const spellings = ["content.rendered", "content_rendered", "content/rendered", "Content Rendered"];
  for (const content of spellings) {
    const header = `id,post,parent,author_name,date,date_gmt,${content},link,status,type`;
    const rows = COMMENTS.map((one) =>
      [one.id, one.post, one.parent, one.author_name, one.date, one.date_gmt, one.content.rendered, one.link]
        .concat(one.status, one.type)
        .map((cell) => `"${cell}"`)
        .join(","),
    );
    const { format, parts } = await readDocument([header, ...rows].join("\n"));
    expect(format).toBe("wordpress-rest");
    expect(commentsOf(parts)).toMatchObject(READ);
  }
});

test("a site in a folder, raw contents and notes of a shop are told apart", async () => {
  const self = [{ href: "https://quay.example/blog/wp-json/wp/v2/comments/8" }];
  const list = [
    comment(8, { _links: { self }, content: { raw: "Plain <b>words</b>" } }),
    comment(9, { type: "order_note" }),
    comment(10, { content: { rendered: 7 } }),
  ];
  const { parts } = await readDocument(JSON.stringify(list));
  expect(commentsOf(parts)).toMatchObject([
    { body: "Plain words", article: { sourceId: "quay.example/blog/?p=41", outlet: "quay.example/blog" } },
  ]);
  expect(parts.filter((part) => part.kind === "refused")).toHaveLength(1);
});

test("WordPress.com's answers are read", async () => {
  const comments = [
    {
      ID: 5,
      post: { ID: 41, title: "Tide &amp; time", link: "https://quay.example/?p=41" },
      author: { ID: 0, name: "Noor", email: false },
      date: "2026-03-01T21:00:00+01:00",
      URL: "https://quay.example/tide/#comment-5",
      content: "<p>Yes.</p>",
      status: "unapproved",
      parent: { ID: 4, type: "comment" },
      type: "comment",
      like_count: 3,
    },
  ];
  const { parts } = await readDocument(JSON.stringify({ found: 1, site_ID: 2, comments }));
  expect(commentsOf(parts)).toMatchObject([
    {
      sourceId: "5",
      parentSourceId: "4",
      author: "Noor",
      postedAt: "2026-03-01T20:00:00.000Z",
      body: "Yes.",
      upvotes: 3,
      state: "pending",
      article: { sourceId: "quay.example/?p=41", title: "Tide & time", url: "https://quay.example/tide/" },
    },
  ]);
});

test("comments that name their post by WordPress.com's own interface are of one site", async () => {
  const link = "https://public-api.wordpress.com/rest/v1.1/sites/2/posts/41";
  const said = (ID: number, post: object) => ({
    ...{
      ID,
      author: { name: "Noor" },
      date: "2026-03-01T21:00:00+01:00",
      content: `<p>${ID}</p>`,
      status: "approved",
    },
    ...{
      post: { ID: 41, ...post },
      URL: `https://quay.example/tide/#comment-${ID}`,
      parent: false,
      type: "comment",
    },
  });
  const { parts } = await readDocument(
    JSON.stringify({ found: 2, comments: [said(1, { link }), said(2, {})] }),
  );
  const ids = commentsOf(parts).map(({ article }) => article.sourceId);
  expect(ids).toEqual(["quay.example/?p=41", "quay.example/?p=41"]);
});
