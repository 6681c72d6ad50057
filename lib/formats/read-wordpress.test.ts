import fc from "fast-check";
import { expect, test } from "vitest";
import type { SourceComment } from "@/lib/domain/parsed-part";
import { readExport } from "@/tests/support/read-export";
import { aComment, anExport, anItem, cdata } from "@/tests/support/wordpress-export";

test("an article and its comment are read with all that the export says of them", async () => {
  const item = anItem([aComment()], { category: "x" }).replace(
    "<category>",
    '<category domain="category" nicename="harbour">',
  );
  for (const [scheme, version] of [
    ["http", "1.0"],
    ["http", "1.1"],
    ["https", "1.2"],
  ] as const) {
    const { format, articles, comments } = await readExport(anExport([item], { scheme, version }));
    expect(format).toBe("wordpress");
    const key = {
      outlet: "The Kitaura Ledger",
      sourceId: "ledger.example/?p=12",
      title: "Ferry late again",
      url: "https://ledger.example/ferry",
    };
    expect(articles).toEqual([
      {
        ...key,
        section: "x",
        byline: "Aoi Tanabe",
        publishedAt: "2019-03-04T03:00:00Z",
        paragraphs: ["It came at noon.", "Nobody minded."],
      },
    ]);
    expect(comments).toEqual([
      {
        kind: "comment",
        article: key,
        line: 25,
        comment: {
          position: 1,
          author: "Maren",
          postedAt: "2019-03-04T05:06:07Z",
          body: "The tide rose.",
          net: null,
          upvotes: null,
          downvotes: null,
          sourceId: "7",
          parentSourceId: null,
          state: "approved",
          kind: "comment",
          observedAt: "2024-05-01T12:30:00.000Z",
        },
      },
    ]);
  }
});

test("states and kinds of comments are kept, and what no reader wrote is left out", async () => {
  const states = ["1", "0", "hold", "spam", "trash", "post-trashed", "flagged-by-plugin"];
  const types = ["", "comment", "pingback", "trackback", "review", "order_note"];
  const comments = [
    ...states.map((state, at) => aComment({ comment_id: String(at + 1), comment_approved: cdata(state) })),
    ...types.map((type, at) => aComment({ comment_id: String(at + 20), comment_type: cdata(type) })),
  ];
  const found = await readExport(anExport([anItem(comments)]));
  expect(found.comments.slice(0, 7).map(({ comment }) => comment.state)).toEqual([
    "approved",
    "pending",
    "pending",
    "spam",
    "trash",
    "trash",
    "pending",
  ]);
  expect(found.comments.slice(7).map(({ comment }) => comment.kind)).toEqual([
    "comment",
    "comment",
    "pingback",
    "trackback",
    "comment",
  ]);
  expect(found.warnings).toContainEqual(
    expect.objectContaining({
      code: "refused_record",
      message: expect.stringMatching(/^1 note\(s\) of editors/),
    }),
  );
});

test("entities in names and HTML in bodies become what readers saw", async () => {
  const comment = aComment({
    comment_author: "O&#8217;Brien &amp;amp; S&amp;ouml;hne",
    comment_content: cdata(
      "Tea &amp; rice\r\n<blockquote>Who pays?</blockquote>\n<strong>I</strong> do &hearts;",
    ),
  });
  const bare = aComment({
    comment_id: "8",
    comment_author: "Tom & Jerry&nbsp;<3",
    comment_content: "a < b &eacute;",
  });
  const { comments, refusals } = await readExport(
    anExport([anItem([comment, bare], { title: "Caf&#xE9; &amp;amp; pier" })]),
  );
  expect(refusals).toEqual([]);
  expect(comments.map(({ comment: { author, body } }) => [author, body])).toEqual([
    ["O’Brien & Söhne", "Tea & rice\n\n> Who pays?\n\nI do ♥"],
    ["Tom & Jerry <3", "a < b é"],
  ]);
  expect(comments[0]?.article.title).toBe("Café & pier");
});

test("an answer to a comment that the article has not, and an id that comes twice, are told", async () => {
  const comments = [
    aComment({ comment_id: "1", comment_parent: "2" }),
    aComment({ comment_id: "2", comment_parent: "99" }),
    aComment({ comment_id: "2" }),
    aComment({ comment_id: "4", comment_parent: "4" }),
  ];
  const found = await readExport(
    anExport([anItem(comments), anItem([aComment({ comment_id: "1" })], { "wp:post_id": "13" })]),
  );
  expect(found.comments.map(({ comment }) => comment.parentSourceId)).toEqual(["2", "99", null, null, null]);
  expect(found.warnings.filter(({ code }) => code !== "personal_left_out")).toMatchObject([
    { code: "repeated_id", position: 3 },
    {
      code: "unknown_parent",
      position: 2,
      message: expect.stringMatching(/^Line \d+: the comment answers comment 99/),
    },
  ]);
});

test("dates that no calendar has are unknown, with a warning", async () => {
  const bad = ["0000-00-00 00:00:00", "2019-02-30 05:06:07"];
  const comments = bad.map((date, at) =>
    aComment({ comment_id: String(at + 1), comment_date: date, comment_date_gmt: date }),
  );
  const found = await readExport(anExport([anItem(comments, { "wp:post_date_gmt": "0000-00-00 00:00:00" })]));
  expect(found.comments.map(({ comment }) => comment.postedAt)).toEqual([null, null]);
  expect(found.warnings.filter(({ code }) => code === "bad_date").map(({ position }) => position)).toEqual([
    null,
    1,
    2,
  ]);
});

test("e-mail and network addresses are read only when somebody asked for them", async () => {
  const source = anExport([anItem([aComment(), aComment({ comment_id: "8" })])]);
  const without = await readExport(source);
  expect(JSON.stringify(without.all)).not.toMatch(/maren@|192\.0\.2/);
  expect(without.warnings.map(({ code }) => code)).toEqual(["personal_left_out"]);
  const { comments, warnings } = await readExport(source, { keepPersonal: true });
  expect(comments[0]?.comment.personal).toEqual({ email: "maren@pier.example", ip: "192.0.2.7" });
  expect(warnings).toEqual([]);
});

test("votes that well-known plugins keep are read", async () => {
  const meta = (key: string, value: string) =>
    `<wp:commentmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:commentmeta>`;
  const comment = aComment({ comment_user_id: "0" }).replace(
    "</wp:comment>",
    `${meta("cld_like_count", "5")}${meta("cld_dislike_count", "2")}${meta("akismet", "9")}</wp:comment>`,
  );
  const { comments } = await readExport(anExport([anItem([comment])]));
  expect(comments[0]?.comment).toMatchObject({ net: null, upvotes: 5, downvotes: 2 });
});

test("posts without comments are articles; pictures, menus, pages and drafts without comments are not", async () => {
  const types = ["post", "page", "attachment", "nav_menu_item"].map((type, at) =>
    anItem([], { title: type, "wp:post_id": String(at + 1), "wp:post_type": type }),
  );
  const draft = anItem([], { title: "draft", "wp:status": "draft" });
  const page = anItem([aComment()], { title: "page with comments", "wp:post_type": "page" });
  const { articles } = await readExport(anExport([...types, draft, page]));
  expect(articles.map(({ title }) => title)).toEqual(["post", "page with comments"]);
});

test("two sites' posts of one number never meet, and a move to https changes nothing", async () => {
  const one = anExport([anItem([aComment()])]);
  const idOf = async (source: string) => (await readExport(source)).comments[0]?.article.sourceId;
  expect(await idOf(one.replaceAll("https://www.ledger.example", "http://ledger.example"))).toBe(
    await idOf(one),
  );
  expect(await idOf(one.replaceAll("ledger.example", "other.example"))).toBe("other.example/?p=12");
});

test("other prefixes for the namespaces and stray characters before the declaration change nothing", async () => {
  const source = anExport([anItem([aComment()])]);
  const { all } = await readExport(source);
  const renamed = source
    .replaceAll("<wp:", "<ns0:")
    .replaceAll("</wp:", "</ns0:")
    .replace("xmlns:wp", "xmlns:ns0");
  expect((await readExport(renamed)).all).toEqual(all);
  const notice = "\uFEFF<br />\n<b>Warning</b>: Cannot modify header in <b>/srv/x.php</b> on line 5<br>";
  expect((await readExport(`${notice} ${source}`)).comments).toMatchObject([
    { comment: { body: "The tide rose." } },
  ]);
  expect((await readExport(`\n\n  ${source}`)).comments).toHaveLength(1);
});

test("a tree of comments written as an export is read back the same, whatever the pieces", async () => {
  const text = fc.string({ unit: fc.constantFrom(..."aé潮🐟 .<>&]'\"-"), maxLength: 40 });
  const states = { "1": "approved", "0": "pending", spam: "spam", trash: "trash" } as const;
  const record = fc.record({
    body: text,
    state: fc.constantFrom("1", "0", "spam", "trash"),
    parent: fc.nat(30),
  });
  const html = (plain: string) => plain.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 30 }),
      fc.integer({ min: 1, max: 300 }),
      async (tree, chunkBytes) => {
        const written = tree.map(({ body, state, parent }, at) =>
          aComment({
            comment_id: String(at + 1),
            comment_content: cdata(html(body)),
            comment_approved: state,
            comment_parent: String(parent % (at + 1)),
          }),
        );
        const { comments, refusals, warnings } = await readExport(anExport([anItem(written)]), {
          chunkBytes,
        });
        expect(refusals).toEqual([]);
        expect(warnings.filter(({ code }) => code !== "personal_left_out")).toEqual([]);
        const facts = ({ sourceId, parentSourceId, body, state }: SourceComment) => [
          sourceId,
          parentSourceId,
          body,
          state,
        ];
        expect(comments.map(({ comment }) => facts(comment))).toEqual(
          tree.map(({ body, state, parent }, at) => [
            String(at + 1),
            parent % (at + 1) === 0 ? null : String(parent % (at + 1)),
            body.replace(/ +/g, " ").trim(),
            Object.entries(states).find(([code]) => code === state)?.[1],
          ]),
        );
      },
    ),
    { numRuns: 60, seed: 20261121 },
  );
});
