import fc from "fast-check";
import { expect, test } from "vitest";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { openDocument } from "./open-document";
import { readOpening } from "./opening";
import { tableReader } from "./read-table";
import type { ReadOptions } from "./reader";
import { describeTable } from "./table/describe-table";

async function* bytesOf(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

async function read(text: string | Uint8Array, options: Partial<ReadOptions> = {}, chunkBytes = 64 * 1024) {
  const source = { fileName: "pier.csv", bytes: bytesOf(Buffer.from(text), chunkBytes) };
  const parts: ParsedPart[] = [];
  for await (const part of tableReader.read(source, { keepPersonal: false, ...options })) parts.push(part);
  return {
    comments: parts.flatMap((part) => (part.kind === "comment" ? [part] : [])),
    refusals: parts.flatMap((part) => (part.kind === "refused" ? [part.refusal] : [])),
    warnings: parts.flatMap((part) => (part.kind === "warning" ? [part.warning] : [])),
  };
}

const bodies = (found: Awaited<ReturnType<typeof read>>) => found.comments.map(({ comment }) => comment.body);

test("columns are known by their headings, in English and in Japanese", async () => {
  const english = await read(
    'Comment ID,Story,User Name,Comment Text,Likes,Dislikes,Date\n7,Ferry late,Maren,Hm.,"1,204",3,2026-11-21 10:04\n',
  );
  expect(english.comments).toMatchObject([
    {
      line: 2,
      article: { title: "Ferry late" },
      comment: {
        sourceId: "7",
        author: "Maren",
        body: "Hm.",
        upvotes: 1204,
        downvotes: 3,
        postedAt: "2026-11-21T10:04:00.000Z",
      },
    },
  ]);
  const japanese = await read(
    "記事タイトル,投稿者,本文,いいね,投稿日時\n船が遅れた,真理,潮が満ちる。,5,2026年11月21日 10時04分\n",
  );
  expect(japanese.comments).toMatchObject([
    {
      article: { title: "船が遅れた" },
      comment: { author: "真理", body: "潮が満ちる。", upvotes: 5, postedAt: "2026-11-21T10:04:00.000Z" },
    },
  ]);
});

test("a column of numbers is no text, and one of words counts no votes", async () => {
  const found = await read("id,comments,text,score\n1,12,Hm.,low\n2,3,Well.,high\n");
  expect(found.comments.map(({ comment }) => [comment.body, comment.net])).toEqual([
    ["Hm.", null],
    ["Well.", null],
  ]);
});

test("a mapping is stronger than the guess, and a heading that is not there is refused with those that are", async () => {
  const table = "text,said\nthe headline,the comment\n";
  const { comments } = await read(table, { columns: { body: "said", article_title: "text" } });
  expect(comments).toMatchObject([{ article: { title: "the headline" }, comment: { body: "the comment" } }]);
  await expect(read(table, { columns: { body: "Said" } })).rejects.toMatchObject({
    code: "invalid",
    message:
      "pier.csv, line 1: no column is headed “Said”; the columns are “text”, “said”. Name one of these, or its number.",
  });
});

test("a table without a text column is refused with its headings and what to do", async () => {
  const { parts, format } = await openDocument({
    fileName: "pier.csv",
    bytes: bytesOf(Buffer.from("rank,price,colour\n1,2,red\n2,3,blue\n"), 9),
  });
  expect(format).toBe("table");
  await expect(parts[Symbol.asyncIterator]().next()).rejects.toThrow(
    /^pier\.csv, line 1: .*“rank”, “price”, “colour”.*--map body=COLUMN/,
  );
});

test.for([
  ["a semicolon", ";"],
  ["a tab", "\t"],
  ["a bar", "|"],
])("%s separates cells too", async ([, separator]) => {
  const found = await read(`author${separator}text\nNoor${separator}"Hm, ""no"""\n`);
  expect(found.comments[0]?.comment).toMatchObject({ author: "Noor", body: 'Hm, "no"' });
});

test("Excel's line that names the separator is no header", async () => {
  const found = await read("sep=;\r\nauthor;text\r\nNoor;Hm, no.\r\n");
  expect(found.comments[0]?.comment).toMatchObject({ author: "Noor", body: "Hm, no." });
});

test("UTF-16, Shift-JIS and Windows' Latin are told by their bytes", async () => {
  const table = "author\ttext\nNoor\t潮が満ちる。\n";
  expect(bodies(await read(Buffer.from(`\uFEFF${table}`, "utf16le"), {}, 3))).toEqual(["潮が満ちる。"]);
  expect(bodies(await read(Buffer.from(table, "utf16le")))).toEqual(["潮が満ちる。"]);
  const shiftJis = Buffer.concat([
    Buffer.from("author,text\nNoor,"),
    Buffer.from([0x92, 0xaa, 0x82, 0xaa, 0x96, 0x9e, 0x82, 0xbf, 0x82, 0xe9]),
    Buffer.from("\n"),
  ]);
  expect(bodies(await read(shiftJis, {}, 5))).toEqual(["潮が満ちる"]);
  const latin = Buffer.from("author,text\nJosé,Déjà vu à Zürich “oui”\n".replace(/[“”]/g, '"'), "latin1");
  expect(bodies(await read(latin.subarray()))).toEqual(['Déjà vu à Zürich "oui"']);
});

test("bytes that are no text in the encoding are told with their line", async () => {
  const rows = Array.from({ length: 9000 }, (_, at) => `Noor,line ${at}\n`).join("");
  const found = await read(
    Buffer.concat([Buffer.from(`author,text\n${rows}Noor,`), Buffer.from([0xff, 0x0a])]),
  );
  expect(found.comments).toHaveLength(9001);
  expect(found.warnings.filter(({ code }) => code === "undecodable_bytes")).toMatchObject([{ line: 9002 }]);
});

test("a row with more or fewer cells is refused with its header, and reading goes on", async () => {
  const found = await read("author,text\nNoor\nNoor,Hm.,,\nNoor,Hm.,x\n\nKaito,Well.\n,\n,,\n");
  expect(bodies(found)).toEqual(["Hm.", "Well."]);
  expect(found.refusals).toEqual([
    {
      line: 2,
      raw: "author,text\nNoor\n",
      message: expect.stringMatching(/^Line 2: it has 1 cells.*header has 2/),
    },
    { line: 4, raw: "author,text\nNoor,Hm.,x\n", message: expect.stringMatching(/^Line 4: it has 3 cells/) },
  ]);
});

test("a quotation mark that is never closed costs its own row alone", async () => {
  const found = await read('author,text\n1,"oops\n2,Fine.\n3,"Good, too."\n4,"never closed\n5,Last.\n');
  expect(bodies(found)).toEqual(["Fine.", "Good, too.", "Last."]);
  expect(found.refusals.map(({ line, raw }) => [line, raw])).toEqual([
    [2, 'author,text\n1,"oops'],
    [5, 'author,text\n4,"never closed'],
  ]);
});

test("a refused row is a table of its own, which can be read once it is mended", async () => {
  const { refusals } = await read('author,text\nNoor,"oops\n');
  expect(bodies(await read((refusals[0]?.raw ?? "").replace('"', "")))).toEqual(["oops"]);
});

test("a giant cell is refused without being kept whole, and reading goes on", async () => {
  const giant = `Noor,"${"x".repeat(5 * 1024 * 1024)}"\n`;
  for (const row of [giant, giant.replaceAll('"', "")]) {
    const found = await read(`author,text\n${row}Kaito,Well.\n`);
    expect(bodies(found)).toEqual(["Well."]);
    expect(found.refusals).toMatchObject([{ line: 2, message: expect.stringMatching(/longer than 4 MB/) }]);
    expect(found.refusals[0]?.raw.length).toBeLessThan(70_000);
  }
});

test("a file of quotation marks that never close ends soon, with the rest refused", async () => {
  const rows = Array.from({ length: 60 }, () => `Noor,"${"x".repeat(400_000)}\n`).join("");
  const taken = await cpuMilliseconds(async () => {
    const found = await read(`author,text\n${rows}`);
    expect(found.refusals.length).toBeGreaterThan(0);
  });
  expect(taken).toBeLessThan(5000);
});

test("dates in which day and month could be taken for one another are read as the table shows it", async () => {
  const read4 = async (...dates: string[]) =>
    (await read(`date,text\n${dates.map((date) => `${date},Hm.\n`).join("")}`)).comments.map(
      ({ comment }) => comment.postedAt?.slice(0, 10) ?? null,
    );
  expect(await read4("03/04/2026", "25/04/2026")).toEqual(["2026-04-03", "2026-04-25"]);
  expect(await read4("03/04/2026", "04/25/2026")).toEqual(["2026-03-04", "2026-04-25"]);
  expect(await read4("03/04/2026")).toEqual([null]);
});

test("a formula's apostrophe in somebody else's table is a reader's own", async () => {
  expect(bodies(await read("author,text\nNoor,'tis late\n"))).toEqual(["'tis late"]);
});

test("text of a page is no table, whatever commas it has", async () => {
  const text =
    "Late,wet,proud: the ferry\n\nIt came at noon, an hour after the time on the board.\n\nNobody minded.";
  const { opening } = await readOpening(bytesOf(Buffer.from(text), 7));
  expect(tableReader.recognises(opening)).toBe(false);
});

test("what the page shows of a table: headings, first rows, and what was guessed", async () => {
  const { opening } = await readOpening(bytesOf(Buffer.from("who,user,text\na,b,c\n1,2,3\n"), 7));
  expect(describeTable(opening)).toEqual({
    headings: ["who", "user", "text"],
    firstRows: [
      ["a", "b", "c"],
      ["1", "2", "3"],
    ],
    columns: { author: "user", body: "text" },
    hasHeadings: true,
    isHtml: false,
  });
});

const cell = fc.string({
  unit: fc.oneof(fc.constantFrom(...",;\t|\"\n\r' =東é🐟"), fc.constantFrom("a", "b", "1")),
  maxLength: 12,
});
const row = fc.record({ author: cell, text: cell, comment_id: fc.nat(99).map(String) });
const dialect = fc.record({
  separator: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  quotesAll: fc.boolean(),
  mark: fc.constantFrom("", "\uFEFF"),
  encoding: fc.constantFrom("utf8" as const, "utf16le" as const),
  isEnded: fc.boolean(),
});

test("any table, written in any dialect and cut into any pieces, is read back", async () => {
  const table = fc.tuple(
    fc.array(row, { minLength: 1, maxLength: 8 }),
    dialect,
    fc.integer({ min: 1, max: 64 }),
  );
  await fc.assert(
    fc.asyncProperty(table, async ([rows, form, chunkBytes]) => {
      const write = (text: string) =>
        form.quotesAll || /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      const lines = [
        ["comment_id", "author", "text"],
        ...rows.map((one) => [one.comment_id, one.author, one.text]),
      ];
      const file = lines.map((cells) => cells.map(write).join(form.separator)).join(form.lineEnd);
      const whole = `${form.encoding === "utf16le" ? "\uFEFF" : form.mark}${file}${form.isEnded ? form.lineEnd : ""}`;
      const found = await read(Buffer.from(whole, form.encoding), {}, chunkBytes);
      expect(found.refusals).toEqual([]);
      expect(found.comments.map(({ comment }) => [comment.sourceId, comment.author, comment.body])).toEqual(
        rows.map((one) => [one.comment_id, one.author.trim() || null, one.text]),
      );
    }),
    { numRuns: 400 },
  );
});
