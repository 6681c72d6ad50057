import { expect, test } from "vitest";
import { articlesOf, commentsOf, readDocument } from "@/tests/support/read-document";

const told = (parts: Awaited<ReturnType<typeof readDocument>>["parts"]) =>
  commentsOf(parts).map(({ sourceId, parentSourceId, body }) => [sourceId, parentSourceId, body]);

const TREE = [
  ["a", null, "One"],
  ["b", "a", "Two"],
  ["c", "b", "Three"],
  ["d", "a", "Four"],
  ["e", null, "Five"],
];

test("answers inside a record are comments with their parent, however the list is called and wrapped", async () => {
  const comment = (id: string, text: string, more: object = {}) => ({ id, user: "noor", text, ...more });
  const names = ["replies", "children", "answers", "comments", "childComments", "sub_comments", "responses"];
  const wraps: ((list: object[]) => unknown)[] = [
    (list) => list,
    (list) => ({ count: list.length, data: list }),
    (list) => ({ items: list }),
    (list) => ({ edges: list.map((node) => ({ node })) }),
    (list) => Object.fromEntries(list.map((one, at) => [`x${at}`, one])),
  ];
  for (const name of names) {
    for (const wrap of wraps) {
      const inner = comment("b", "Two", { [name]: wrap([comment("c", "Three")]) });
      const records = [
        comment("a", "One", { [name]: wrap([inner, comment("d", "Four")]) }),
        comment("e", "Five", { [name]: [] }),
      ];
      for (const text of [
        records.map((one) => JSON.stringify(one)).join("\n"),
        JSON.stringify(records),
        JSON.stringify(records, null, 2),
        JSON.stringify({ status: "success", message: "ok", data: { comments: records } }, null, 2),
      ]) {
        const { format, parts } = await readDocument(text, { chunkBytes: 100 });
        expect(format).toBe("ndjson");
        expect(told(parts), text).toEqual(TREE);
      }
    }
  }
});

test("answers to a comment without an id know it by its place in the file", async () => {
  const record = { text: "One", replies: [{ text: "Two", replies: [{ text: "Three" }] }, { text: "Four" }] };
  const { parts } = await readDocument(JSON.stringify(record));
  expect(commentsOf(parts).map(({ body, parentInFile }) => [body, parentInFile])).toEqual([
    ["One", undefined],
    ["Two", { position: 1, body: "One" }],
    ["Three", { position: 2, body: "Two" }],
    ["Four", { position: 1, body: "One" }],
  ]);
});

test("a post with its comments is an article, and what holds comments names it", async () => {
  const comments = [
    { id: 2, author: "Aki", text: "Yes.", parent_id: 1, children: [] },
    { id: 3, author: null, text: null, deleted: true, children: [{ id: 4, author: "Tam", text: "No." }] },
  ];
  const story = { id: 1, title: "Tide", url: "https://quay.example/t", author: "op", text: "High.\n\nLow." };
  const { parts } = await readDocument(JSON.stringify({ ...story, children: comments }));
  expect(articlesOf(parts)).toEqual([
    {
      outlet: null,
      sourceId: "1",
      title: "Tide",
      url: "https://quay.example/t",
      byline: "op",
      paragraphs: ["High.", "Low."],
    },
  ]);
  const article = { sourceId: "1", title: "Tide", url: "https://quay.example/t" };
  expect(commentsOf(parts)).toMatchObject([
    { sourceId: "2", article },
    { sourceId: "3", body: "", state: "deleted", article },
    { sourceId: "4", parentSourceId: "3", article },
  ]);
  const held = { slug: "tide", title: "Tide", comments };
  expect(commentsOf((await readDocument(JSON.stringify(held, null, 2))).parts)).toMatchObject([
    { sourceId: "2", article: { title: "Tide" } },
    { sourceId: "3", article: { title: "Tide" } },
    { sourceId: "4", article: { title: "Tide" } },
  ]);
});

test("answers nested ten thousand deep are read, and a line with deeper ones is refused at once", async () => {
  const nested = (depth: number) =>
    `${'{"id":1,"text":"Hm.","replies":['.repeat(depth)}${"]}".repeat(depth)}`;
  const { parts } = await readDocument(nested(9000), { chunkBytes: 65536, format: "ndjson" });
  expect(commentsOf(parts)).toHaveLength(9000);
  const deep = await readDocument(`{"id":1}\n${nested(90_000)}`, { chunkBytes: 65536, format: "ndjson" });
  expect(deep.parts).toMatchObject([{ kind: "refused" }, { kind: "refused" }]);
});

test("a list that is cut in its middle gives what it has, and is told", async () => {
  const list = JSON.stringify(
    [
      { id: 1, text: "One" },
      { id: 2, text: "Two" },
    ],
    null,
    2,
  );
  await expect(readDocument(list.slice(0, -20))).rejects.toThrow(/breaks off before its end/);
});

test("UTF-16, as PowerShell saves it, is read as one document too", async () => {
  const text = `\uFEFF${JSON.stringify([{ id: 1, text: "東" }], null, 4)}`;
  expect(told((await readDocument(Buffer.from(text, "utf16le"))).parts)).toEqual([["1", null, "東"]]);
});

test("what yt-dlp saves, and annotations, are refused with what to do", async () => {
  const video = { id: "v", webpage_url: "https://y.example/v", comments: [{ id: "a", text: "Hm." }] };
  await expect(readDocument(JSON.stringify(video, null, 1))).rejects.toThrow(
    /yt-dlp .*youtube-comment-downloader/,
  );
  const annotations = [{ id: "a", text: "Hm.", target: [{ source: "https://quay.example" }] }];
  await expect(readDocument(JSON.stringify({ total: 1, rows: annotations }))).rejects.toThrow(
    /page Annotations/,
  );
});

test("records in HTML are read as text, in lines, in a document and in one another", async () => {
  const comment = (id: number, content: string, more = {}) => ({
    id,
    author: "Salt &amp; oil",
    content,
    ...more,
  });
  const records = [
    comment(1, "<p>One &amp; a <a href='https://quay.example'>half</a></p>", {
      replies: [comment(2, "Two<br>lines")],
    }),
    comment(3, "Plain"),
  ];
  for (const text of [
    records.map((one) => JSON.stringify(one)).join("\n"),
    JSON.stringify({ title: "Tide &amp; time", comments: records }, null, 2),
  ]) {
    const { parts } = await readDocument(text);
    expect(commentsOf(parts).map(({ body, author }) => [body, author])).toEqual([
      ["One & a half (https://quay.example)", "Salt & oil"],
      ["Two\nlines", "Salt & oil"],
      ["Plain", "Salt & oil"],
    ]);
  }
  const plain = [
    { id: 1, text: "If a < b & b > c, then what?" },
    { id: 2, text: "AT&T <3" },
  ];
  const { parts } = await readDocument(JSON.stringify(plain));
  expect(commentsOf(parts).map(({ body }) => body)).toEqual(plain.map(({ text }) => text));
});

test("a comment that names its article is none, and a truth counts nothing", async () => {
  const record = {
    ...{ id: 1, article: "Oars", author: "Ines", text: "One", heart: true, flags: [{ by: "Oda" }] },
    replies: [{ id: 2, author: "Oda", text: "Two", reports: 3 }],
  };
  const { parts } = await readDocument(JSON.stringify([record]));
  expect(commentsOf(parts)).toMatchObject([
    { sourceId: "1", upvotes: null },
    { sourceId: "2", parentSourceId: "1", reports: 3 },
  ]);
  expect(articlesOf(parts)).toEqual([]);
});
