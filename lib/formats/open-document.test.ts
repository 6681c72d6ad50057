import { expect, test } from "vitest";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import { openDocument } from "./open-document";

type Part = string | number[];

async function* bytesOf(parts: readonly Part[], chunkBytes = 7): AsyncGenerator<Uint8Array> {
  const whole = Buffer.concat(parts.map((part) => Buffer.from(part)));
  for (let at = 0; at < whole.length; at += chunkBytes) yield whole.subarray(at, at + chunkBytes);
}

async function open(parts: readonly Part[], chunkBytes?: number) {
  const document = await openDocument({ fileName: "page.txt", bytes: bytesOf(parts, chunkBytes) });
  const articles: ParsedArticle[] = [];
  for await (const part of document.parts) if (part.kind === "page") articles.push(part.page);
  return { format: document.format, article: articles[0], count: articles.length };
}

async function refusal(parts: readonly Part[], chunkBytes?: number): Promise<AppError> {
  try {
    await open(parts, chunkBytes);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

const PAGE =
  "world\n\nFerry late again\n\nIt came at noon, an hour after the time on the board.\n\n© Harbour\n\nLogin to comment\n\n";

test("a page with vote lines is read as Japan Today's, any other as an article", async () => {
  expect((await open([PAGE, "Hm.\n\n1 ( +1 / -0 )"])).format).toBe("japan-today-text");
  expect(
    (await open(["Ferry late again\n\nIt came at noon, an hour after the time on the board.\n"])).format,
  ).toBe("article-text");
});

test("the format can be told instead of found", async () => {
  const bytes = bytesOf(["Ferry late again\n\nIt came at noon, an hour after the time on the board.\n"]);
  const { format } = await openDocument({ fileName: "page.txt", bytes }, { format: "japan-today-text" });
  expect(format).toBe("japan-today-text");
});

test("characters are whole whatever the pieces in which the bytes arrive", async () => {
  for (const chunkBytes of [1, 2, 3, 1000]) {
    const { article } = await open(["\uFEFF", PAGE, "潮が満ちる。🐟\r\n\r\n1 ( +1 / -0 )\r\n"], chunkBytes);
    expect(article?.comments[0]?.body).toBe("潮が満ちる。🐟");
    expect(article?.section).toBe("world");
    expect(article?.warnings).toEqual([]);
  }
});

test("a few bytes that are no UTF-8 are replaced, and the warning says where", async () => {
  const kept = "It came with the tide — “late”, as they say: 潮が満ちる。";
  const { article } = await open([
    PAGE,
    `${kept}\n\n1 ( +1 / -0 )\n\n`,
    [0xff, 0xfe],
    " tide\n\n2 ( +2 / -0 )\n",
  ]);
  expect(article?.comments.map(({ body, net }) => [body, net])).toEqual([
    [kept, 1],
    [expect.stringMatching(/^\uFFFD.* tide$/), 2],
  ]);
  expect(article?.warnings).toMatchObject([{ code: "undecodable_bytes", line: 15 }]);
});

test("a text in Shift_JIS, EUC-JP or Windows-1252 is read as such", async () => {
  const texts: [number[], string][] = [
    [[0x92, 0xaa, 0x82, 0xaa], "潮が"],
    [[0xc4, 0xac, 0xa4, 0xac], "潮が"],
    [[0x93, 0x6e, 0x6f, 0x94, 0x20, 0x96, 0x20, 0x49, 0x92, 0x6d], "“no” – I’m"],
  ];
  for (const [bytes, body] of texts) {
    const { article } = await open([PAGE.replace("©", "(c)"), bytes, "\n\n1 ( +1 / -0 )\n"]);
    expect(article?.comments.map((comment) => comment.body)).toEqual([body]);
    expect(article?.warnings).toEqual([]);
  }
});

test("NUL is replaced with a warning that says where", async () => {
  const { article } = await open([PAGE, "Go\0od.\n\n1 ( +1 / -0 )\n"]);
  expect(article?.comments[0]?.body).toBe("Go\uFFFDod.");
  expect(article?.warnings).toMatchObject([{ code: "replaced_characters", line: 11 }]);
});

test("UTF-16 with its byte-order mark is read", async () => {
  const utf16 = Buffer.from(`\uFEFF${PAGE}Good.\n\n1 ( +1 / -0 )\n`, "utf16le");
  const { article } = await open([[...utf16]]);
  expect(article?.comments[0]?.body).toBe("Good.");
  expect(article?.title).toBe("Ferry late again");
});

test("what cannot be read is refused with file, line, reason and what to do", async () => {
  const cases: [Part[], RegExp][] = [
    [[""], /^page\.txt, line 1: the file holds no text; save/],
    [[" \n\t\n"], /^page\.txt, line 1: the file holds no text; save/],
    [[[0x25, 0x50, 0x44, 0x46, 0x2d]], /^page\.txt, line 1: this is a PDF, not text; save/],
    [[[0x89, 0x50, 0x4e, 0x47, 0x0d]], /^page\.txt, line 1: this is a PNG picture/],
    [
      ['{\n  "name": "ferry",\n'],
      /^page\.txt, line 1: this is JSON, and none of the kinds that can be read; docs/,
    ],
    [['[{"name": "ferry"}]'], /this is JSON/],
    [["[1,\n2]"], /this is JSON/],
    [['<?xml version="1.0"?>\n<ferry>'], /this is XML/],
    [["{\\rtf1\\ansi Hm.}"], /this is a word processor's file; save it as plain text/],
    [[Array.from({ length: 4000 }, (_, at) => (at * 7) % 256)], /this is not text that can be decoded/],
    [
      ["Login to comment\n\nLogin to leave a comment"],
      /^page\.txt, line 1: neither an article nor comments were found/,
    ],
  ];
  for (const [parts, message] of cases) {
    const error = await refusal(parts, 4096);
    expect(error.code).toBe("invalid");
    expect(error.message).toMatch(message);
  }
});

test("a form that was named and is another one is refused, with what to do", async () => {
  const cases: [string, RegExp][] = [
    ["\n<!DOCTYPE html>\n<p>Hm", /^page\.txt, line 2: this is a saved web page, not text; import it/],
    ['<?xml version="1.0"?>\n<!DOCTYPE html>\n<p>Hm', /line 1: this is a saved web page/],
    [
      'id,name,body\r\n1,Maren,"Well, no"\r\n',
      /this looks like a table and not the text of a page; import it as/,
    ],
    [
      "MAREN's past\n\nPosted in: Ferry late again\n\nSee in context\n\nHm.\n\n1 ( +1 / -0 )",
      /line 1: this is a member's page, with comments on many articles; import it without naming the format/,
    ],
  ];
  for (const [text, message] of cases) {
    const source = { fileName: "page.txt", bytes: bytesOf([text]) };
    await expect(openDocument(source, { format: "japan-today-text" })).rejects.toThrow(message);
  }
});

test("a page of more lines than any page has is refused while it arrives", async () => {
  const error = await refusal(["Hm.\n".repeat(200_010)], 100_000);
  expect(error).toMatchObject({
    code: "too_large",
    message: expect.stringMatching(/line 200001: no page is this long; split/),
  });
});

test("a text that begins with a bracket, a tag or commas is a text", async () => {
  const text =
    "It came at noon, an hour after the time on the board.\n\nNobody on the pier minded that at all.";
  for (const title of [
    "[Update] Ferry late again",
    "{Ferry} late again",
    "<3 for the ferry",
    "Late,wet,proud: the ferry",
  ]) {
    const { article } = await open([`${title}\n\n${text}`]);
    expect(article).toMatchObject({ title, paragraphs: text.split("\n\n") });
  }
});
