import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { readExport } from "@/tests/support/read-export";

const ROOT =
  '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">';
const CATEGORIES = `<category dsq:id="1"><forum>ledger</forum><title>General</title><isDefault>true</isDefault></category>
<category dsq:id="2"><forum>ledger</forum><title>Harbour &amp;amp; pier</title><isDefault>false</isDefault></category>`;
const THREAD = `<thread dsq:id="100">
<id>ledger-12</id>
<forum>ledger</forum>
<category dsq:id="2" />
<link>https://ledger.example/ferry</link>
<title>Ferry &amp; tide</title>
<message />
<createdAt>2019-03-04T03:00:00Z</createdAt>
<author><name>Aoi</name><isAnonymous>false</isAnonymous><username>aoi</username></author>
<isClosed>false</isClosed>
<isDeleted>false</isDeleted>
</thread>`;

function aPost(
  id: number | null,
  fields: Record<string, string> = {},
  more = '<thread dsq:id="100" />',
): string {
  const all = {
    id: "",
    message: "<![CDATA[<p>The tide rose.</p>]]>",
    createdAt: "2019-03-04T05:06:07Z",
    isDeleted: "false",
    isSpam: "false",
    author: "<name>Maren</name><isAnonymous>true</isAnonymous>",
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<post${id === null ? "" : ` dsq:id="${id}"`}>\n${lines.join("\n")}\n${more}\n</post>`;
}

const anExport = (posts: readonly string[], threads = THREAD) =>
  `<?xml version="1.0" encoding="utf-8"?>\n${ROOT}\n${CATEGORIES}\n${threads}\n${posts.join("\n")}\n</disqus>\n`;

function stateOf(isSpam: boolean, isDeleted: boolean): string {
  if (isSpam) return "spam";
  return isDeleted ? "deleted" : "approved";
}

test("threads are articles, and posts are their comments", async () => {
  const { format, articles, comments, warnings } = await readExport(anExport([aPost(7)]));
  expect(format).toBe("disqus-xml");
  expect(articles).toEqual([
    {
      outlet: "ledger",
      sourceId: "100",
      title: "Ferry & tide",
      url: "https://ledger.example/ferry",
      section: "Harbour & pier",
      publishedAt: "2019-03-04T03:00:00Z",
      threadState: "open",
    },
  ]);
  expect(comments).toEqual([
    {
      kind: "comment",
      article: { outlet: "ledger", sourceId: "100", title: null, url: null },
      line: 17,
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
      },
    },
  ]);
  expect(warnings).toEqual([]);
});

test("deleted and spam posts are kept with their state, and so are posts without an id or a name", async () => {
  const { comments } = await readExport(
    anExport([
      aPost(1, { isDeleted: "true" }),
      aPost(2, { isSpam: "true", isDeleted: "true" }),
      aPost(null),
      aPost(4, { author: "<username>maren7</username>" }),
      aPost(5, { author: "" }),
      aPost(6, { isApproved: "false" }),
    ]),
  );
  expect(comments.map(({ comment: { sourceId, state, author } }) => [sourceId, state, author])).toEqual([
    ["1", "deleted", "Maren"],
    ["2", "spam", "Maren"],
    [null, "approved", "Maren"],
    ["4", "approved", "maren7"],
    ["5", "approved", null],
    ["6", "pending", "Maren"],
  ]);
});

test("an answer names its parent; a parent, thread or time that is nowhere is told", async () => {
  const thread = '<thread dsq:id="100" />';
  const { comments, warnings } = await readExport(
    anExport([
      aPost(1, {}, `${thread}<parent dsq:id="2" />`),
      aPost(2, {}, `${thread}<parent dsq:id="99"></parent>`),
      aPost(3, { createdAt: "2019-02-30T05:06:07Z" }, '<thread dsq:id="101"></thread>'),
      aPost(4, {}, ""),
      aPost(4),
    ]),
  );
  expect(comments.map(({ article, comment }) => [article.sourceId, comment.parentSourceId])).toEqual([
    ["100", "2"],
    ["100", "99"],
    ["101", null],
    ["none", null],
    ["100", null],
  ]);
  expect(warnings.map(({ code, position }) => [code, position])).toEqual([
    ["unknown_thread", 3],
    ["bad_date", 3],
    ["unknown_thread", 4],
    ["repeated_id", 5],
    ["unknown_parent", 2],
  ]);
});

test("stray characters before the declaration, other prefixes and unknown elements change nothing", async () => {
  const source = anExport([aPost(7)]);
  const { articles, comments } = await readExport(source);
  for (const stray of ["\uFEFF", "\n\n ", "xml:\n", "\uFEFF\uFEFF"]) {
    const found = await readExport(stray + source);
    expect(found.comments.map(({ comment }) => comment)).toEqual(comments.map(({ comment }) => comment));
  }
  const renamed = source
    .replace(/<(\/?)(?=[a-z])(?!\?)/g, "<$1ns0:")
    .replaceAll("dsq:id", "ns1:id")
    .replace("xmlns=", "xmlns:ns0=")
    .replace("xmlns:dsq=", "xmlns:ns1=")
    .replaceAll("<ns0:p>", "<p>")
    .replaceAll("</ns0:p>", "</p>");
  expect(await readExport(renamed)).toMatchObject({ articles, comments });
  const more = source.replace("<isSpam>", "<votes><up>3</up><post>no post</post></votes><isSpam>");
  expect((await readExport(more)).refusals).toHaveLength(1);
  const unknown = source
    .replace("<isSpam>", "<votes><up>3</up></votes><isSpam>")
    .replace("<post ", "<vote><isSpam>x</isSpam></vote><post ");
  expect((await readExport(unknown)).comments.map(({ comment }) => comment)).toEqual(
    comments.map(({ comment }) => comment),
  );
});

test("e-mail and network addresses are read only when somebody asked for them", async () => {
  const source = anExport([
    aPost(7, { author: "<email>maren@pier.example</email><name>Maren</name>", ipAddress: "192.0.2.7" }),
  ]);
  const without = await readExport(source);
  expect(JSON.stringify(without.all)).not.toMatch(/maren@|192\.0\.2/);
  expect(without.warnings.map(({ code }) => code)).toEqual(["personal_left_out"]);
  const { comments } = await readExport(source, { keepPersonal: true });
  expect(comments[0]?.comment.personal).toEqual({ email: "maren@pier.example", ip: "192.0.2.7" });
});

test("a broken post is refused as an export of its own, which gives the same comment when it is mended", async () => {
  const sound = aPost(2);
  const breaks = [
    sound.replace("</author>", ""),
    sound.replace("</post>", ""),
    sound.replace("<isSpam>", "<isSpam x=1>"),
  ];
  for (const broken of breaks) {
    const { comments, refusals } = await readExport(anExport([aPost(1), broken, aPost(3)]));
    expect(comments.map(({ comment }) => comment.sourceId)).toEqual(["1", "3"]);
    expect(refusals).toHaveLength(1);
    const mended = (refusals[0]?.raw ?? "").replace(/<post [\s\S]*(?=<\/disqus>)/, sound);
    const again = await readExport(mended);
    expect(again).toMatchObject({ refusals: [], warnings: [] });
    expect(again.comments.map(({ article }) => article)).toEqual([comments[0]?.article]);
  }
});

test("a post without the end of its section swallows the next, which is legal and told", async () => {
  const { comments, warnings } = await readExport(
    anExport([aPost(1).replace("]]>", ""), aPost(2), aPost(3)]),
  );
  expect(comments.map(({ comment }) => comment.sourceId)).toEqual(["1", "3"]);
  expect(warnings).toMatchObject([{ code: "undivided_bodies", position: 1 }]);
});

test("a file that breaks off gives what it has, and says so", async () => {
  const source = anExport([aPost(1), aPost(2)]);
  const { comments, refusals, warnings } = await readExport(source.slice(0, source.lastIndexOf("<isSpam>")));
  expect([comments.length, refusals.length]).toEqual([1, 1]);
  expect(warnings.map(({ code }) => code)).toEqual(["cut_off"]);
});

test("a tree of posts written as an export is read back the same, whatever the pieces", async () => {
  const text = fc.string({ unit: fc.constantFrom(..."aé潮🐟 .<>&]'\"-"), maxLength: 40 });
  const record = fc.record({ body: text, isSpam: fc.boolean(), isDeleted: fc.boolean(), parent: fc.nat(30) });
  const html = (plain: string) => plain.replace(/[&<>\]]/g, (one) => `&#${one.charCodeAt(0)};`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 30 }),
      fc.integer({ min: 1, max: 300 }),
      async (tree, chunkBytes) => {
        const posts = tree.map(({ body, isSpam, isDeleted, parent }, at) => {
          const answered = parent % (at + 1);
          const more = answered === 0 ? "" : `<parent dsq:id="${answered}" />`;
          const fields = {
            message: `<![CDATA[<p>${html(body)}</p>]]>`,
            isSpam: `${isSpam}`,
            isDeleted: `${isDeleted}`,
          };
          return aPost(at + 1, fields, `<thread dsq:id="100" />${more}`);
        });
        const { comments, refusals, warnings } = await readExport(anExport(posts), { chunkBytes });
        expect([refusals, warnings]).toEqual([[], []]);
        expect(
          comments.map(({ comment: { sourceId, parentSourceId, body, state } }) => [
            sourceId,
            parentSourceId,
            body,
            state,
          ]),
        ).toEqual(
          tree.map(({ body, isSpam, isDeleted, parent }, at) => [
            String(at + 1),
            parent % (at + 1) === 0 ? null : String(parent % (at + 1)),
            body.replace(/ +/g, " ").trim(),
            stateOf(isSpam, isDeleted),
          ]),
        );
      },
    ),
    { numRuns: 60, seed: 20261121 },
  );
});

test("exports cut, spliced and changed at random end in parts or a refusal", async () => {
  const source = Buffer.from(
    anExport([aPost(1), aPost(2, {}, '<thread dsq:id="100" /><parent dsq:id="1" />')]),
  );
  const pieces = [
    "<![CDATA[",
    "]]>",
    "<!--",
    "<post>",
    "</post>",
    "<thread>",
    "</disqus>",
    "<disqus>",
    "&",
    "<",
    "\0",
    '"',
    "<?",
  ];
  const change = fc.tuple(fc.nat(source.length), fc.nat(60), fc.constantFrom("", ...pieces));
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 4000 }),
      async (changes, chunkBytes) => {
        let bytes = source;
        for (const [at, length, piece] of changes) {
          bytes = Buffer.concat([
            bytes.subarray(0, at),
            Buffer.from(piece),
            bytes.subarray(at + (piece === "" ? length : 0)),
          ]);
        }
        await readExport(bytes, { chunkBytes }).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
      },
    ),
    { numRuns: 300, seed: 20261121 },
  );
});
