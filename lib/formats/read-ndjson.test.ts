import fc from "fast-check";
import { expect, test } from "vitest";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { openDocument } from "./open-document";
import { ndjsonReader } from "./read-ndjson";
import type { ReadOptions } from "./reader";
import { LINE_BYTES_MAX } from "./table/line-blocks";

async function* bytesOf(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

async function read(text: string | Uint8Array, options: Partial<ReadOptions> = {}, chunkBytes = 64 * 1024) {
  const source = { fileName: "notes/pier.ndjson", bytes: bytesOf(Buffer.from(text), chunkBytes) };
  const parts: ParsedPart[] = [];
  for await (const part of ndjsonReader.read(source, { keepPersonal: false, ...options })) parts.push(part);
  return parts;
}

const lines = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");
const comments = (parts: readonly ParsedPart[]) => parts.filter((part) => part.kind === "comment");
const refusals = (parts: readonly ParsedPart[]) =>
  parts.flatMap((part) => (part.kind === "refused" ? [part.refusal] : []));
const warnings = (parts: readonly ParsedPart[]) =>
  parts.flatMap((part) => (part.kind === "warning" ? [part.warning] : []));

const FULL = {
  article_id: "t1",
  article_title: "Ferry late again",
  article_url: "https://paper.example/ferry",
  outlet: "The Pier",
  comment_id: 7,
  parent_id: "6",
  author: "Maren",
  posted_at: "2026-11-21T10:04:00+09:00",
  body: "It always is.\n\nHm.",
  net: 3,
  upvotes: 5,
  downvotes: -2,
  state: "spam",
};

test("a record whose fields have the desk's names is a comment and its article", async () => {
  expect(await read(lines(FULL))).toEqual([
    {
      kind: "comment",
      line: 1,
      article: {
        sourceId: "t1",
        title: "Ferry late again",
        url: "https://paper.example/ferry",
        outlet: "The Pier",
      },
      comment: {
        position: 1,
        sourceId: "7",
        parentSourceId: "6",
        author: "Maren",
        postedAt: "2026-11-21T01:04:00.000Z",
        body: "It always is.\n\nHm.",
        net: 3,
        upvotes: 5,
        downvotes: 2,
        state: "spam",
      },
    },
  ]);
});

test("what a record leaves out is unknown, not zero and not empty", async () => {
  const [part] = comments(await read(lines({ article_id: 1, body: "", net: null })));
  expect(part).toMatchObject({
    article: { sourceId: "1", title: null, url: null, outlet: null },
    comment: {
      author: null,
      postedAt: null,
      body: "",
      net: null,
      upvotes: null,
      downvotes: null,
      state: null,
    },
  });
});

test("fields with other names are guessed, also inside an object", async () => {
  const record = {
    thread: { id: 12, title: "Ferry" },
    id: 3,
    replyTo: 2,
    author: { name: "Noor", email: "noor@example.org" },
    createdAt: 1_795_255_440,
    text: "Late.",
    likes: "1,204",
    dislikes: 0,
  };
  const parts = await read(lines(record, { ...record, id: 4, replyTo: null }));
  expect(comments(parts)).toMatchObject([
    {
      article: { sourceId: "12", title: "Ferry" },
      comment: {
        sourceId: "3",
        parentSourceId: "2",
        author: "Noor",
        body: "Late.",
        upvotes: 1204,
        downvotes: 0,
      },
    },
    { comment: { sourceId: "4", parentSourceId: null, postedAt: "2026-11-21T10:04:00.000Z" } },
  ]);
  expect(warnings(parts)).toMatchObject([{ code: "personal_left_out" }]);
});

test("a mapping is stronger than the guess", async () => {
  const record = { article_id: 1, text: "the headline", said: "the comment" };
  const [part] = comments(await read(lines(record), { columns: { body: "said", article_title: "text" } }));
  expect(part).toMatchObject({ article: { title: "the headline" }, comment: { body: "the comment" } });
});

test("e-mail and network addresses are read only when asked for", async () => {
  const record = { article_id: 1, body: "Hm.", email: "a@example.org", ip: "192.0.2.1" };
  const [part] = comments(await read(lines(record), { keepPersonal: true }));
  expect(part?.comment.personal).toEqual({ email: "a@example.org", ip: "192.0.2.1" });
  expect(JSON.stringify(await read(lines(record)))).not.toMatch(/example\.org|192\.0/);
});

test("a time without a zone is Greenwich's, but Japan's in records of Japan Today", async () => {
  const at = { article_id: 1, body: "Hm.", posted_at: "2026-11-21 10:04" };
  const parts = await read(lines(at, { ...at, outlet: "Japan Today" }, { ...at, outlet: "The Pier" }));
  expect(comments(parts).map(({ comment }) => comment.postedAt)).toEqual([
    "2026-11-21T10:04:00.000Z",
    "2026-11-21T01:04:00.000Z",
    "2026-11-21T10:04:00.000Z",
  ]);
});

test("a bad line is refused with its text, and reading goes on", async () => {
  const parts = await read(`${lines(FULL)}{"body": "Hm\n\n[1]\n${lines({ article_id: 1, rank: 2 }, FULL)}`);
  expect(comments(parts).map(({ line, comment }) => [line, comment.position])).toEqual([
    [1, 1],
    [6, 2],
  ]);
  expect(refusals(parts)).toEqual([
    { line: 2, raw: '{"body": "Hm', message: expect.stringMatching(/^Line 2: it is no JSON object/) },
    { line: 4, raw: "[1]", message: expect.stringMatching(/^Line 4: it is no JSON object/) },
    {
      line: 5,
      raw: '{"article_id":1,"rank":2}',
      message: expect.stringMatching(/“article_id”, “rank”.*--map body=/),
    },
  ]);
});

test("a file of a hundred records without a text is refused whole", async () => {
  const text = lines(...Array.from({ length: 200 }, (_, at) => ({ rank: at, price: 1 })));
  await expect(read(text)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(/^notes\/pier\.ndjson, line 101: .*“rank”, “price”.*--map body=FIELD/),
  });
});

test("a line over the limit is refused without its whole text, and the next is read", async () => {
  const parts = await read(`${lines(FULL)}{"body":"${"x".repeat(LINE_BYTES_MAX)}"}\n${lines(FULL)}`);
  expect(comments(parts).map(({ line }) => line)).toEqual([1, 3]);
  expect(refusals(parts)).toMatchObject([{ line: 2, message: expect.stringMatching(/longer than 4 MB/) }]);
  expect(refusals(parts)[0]?.raw).toHaveLength(64 * 1024);
});

test("a line that nests without end is refused at once, and brackets in a text are no nesting", async () => {
  const deep = `{"article_id":1,"body":"Hm.","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}\n`;
  const flat = lines({ article_id: 1, body: `\\"${"[".repeat(100_000)}` });
  const parts = await read(deep + flat);
  expect(refusals(parts)).toMatchObject([{ line: 1, message: expect.stringMatching(/too deep/) }]);
  expect(comments(parts).map(({ line }) => line)).toEqual([2]);
});

test("numbers and dates that are none become unknown with a warning that says where", async () => {
  const parts = await read(
    lines({ article_id: 1, body: "Hm.", net: "many", posted_at: "2026-02-30T10:00:00Z" }),
  );
  expect(comments(parts)[0]?.comment).toMatchObject({ net: null, postedAt: null });
  expect(warnings(parts)).toMatchObject([
    { code: "bad_date", line: 1, position: 1, message: expect.stringMatching(/^Line 1: .*2026-02-30/) },
    { code: "bad_number", line: 1, position: 1, message: expect.stringMatching(/“many”.*net votes/) },
  ]);
});

test("of a thousand bad dates a hundred are listed and the others counted", async () => {
  const record = { article_id: 1, body: "Hm.", posted_at: "never" };
  const told = warnings(await read(lines(...Array.from({ length: 1000 }, () => record))));
  expect(told).toHaveLength(101);
  expect(told.at(-1)?.message).toMatch(/900 more/);
});

test("records that name no article stand under the file's name", async () => {
  const parts = await read(lines({ body: "Hm." }));
  expect(comments(parts)[0]?.article).toEqual({ outlet: null, sourceId: null, title: null, url: null });
  expect(warnings(parts)).toMatchObject([
    { code: "unknown_thread", message: expect.stringMatching(/name of the file/) },
  ]);
});

test("UTF-16 and bytes that are no text are read", async () => {
  const utf16 = Buffer.from(`\uFEFF${lines({ article_id: 1, body: "潮が満ちる🐟" })}`, "utf16le");
  expect(comments(await read(utf16, {}, 1))[0]?.comment.body).toBe("潮が満ちる🐟");
  const damaged = Buffer.concat([
    Buffer.from(`\uFEFF${lines(FULL)}{"article_id":1,"body":"`),
    Buffer.from([0x92, 0xaa]),
    Buffer.from('"}'),
  ]);
  const parts = await read(damaged);
  expect(comments(parts).map(({ comment }) => comment.body)).toEqual([FULL.body, "\uFFFD\uFFFD"]);
  expect(warnings(parts)).toMatchObject([{ code: "undecodable_bytes", line: 2 }]);
});

test("it is found by its content, also where one document holds the records over many lines", async () => {
  const opened = (text: string) => openDocument({ fileName: "x", bytes: bytesOf(Buffer.from(text), 50) });
  expect((await opened(`\n${lines(FULL, FULL)}`)).format).toBe("ndjson");
  expect((await opened(lines({ text: "Hm." }))).format).toBe("ndjson");
  expect((await opened(JSON.stringify([FULL], null, 2))).format).toBe("ndjson");
});

const text = fc.string({
  unit: fc.oneof(fc.constantFrom("a", "\n", '"', "\\", "東", "🐟", " "), fc.string({ maxLength: 1 })),
});
const anyRecord = fc.record({
  article_id: fc.nat(3).map(String),
  body: text,
  author: fc.option(fc.constantFrom("Noor", "東")),
  net: fc.option(fc.integer({ min: -9, max: 9 })),
});

test("a file cut at any byte gives every whole line, and one refusal for the rest", async () => {
  const file = fc.array(anyRecord, { minLength: 1, maxLength: 6 });
  const shape = fc.tuple(file, fc.nat(), fc.integer({ min: 1, max: 40 }));
  await fc.assert(
    fc.asyncProperty(shape, async ([records, cut, chunkBytes]) => {
      const whole = Buffer.from(lines(...records));
      const head = whole.subarray(0, cut % whole.length);
      const parts = await read(head, {}, chunkBytes);
      const end = head.lastIndexOf(10) + 1;
      const kept = head.filter((byte) => byte === 10).length;
      const rest = head.subarray(end).toString();
      const isWholeButForItsEnd = rest === JSON.stringify(records[kept]);
      const found = records.slice(0, isWholeButForItsEnd ? kept + 1 : kept);
      expect(comments(parts).map(({ comment }) => comment.body)).toEqual(found.map(({ body }) => body));
      expect(refusals(parts).map(({ raw }) => raw)).toEqual(isWholeButForItsEnd || rest === "" ? [] : [rest]);
    }),
    { numRuns: 300 },
  );
});
