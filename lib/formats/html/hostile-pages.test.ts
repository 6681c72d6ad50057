import fc from "fast-check";
import { expect, test } from "vitest";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { articleHtmlReader } from "../read-article-html";
import { japanTodayHtmlReader } from "../read-japan-today-html";
import { LAMP_PAGE, lampArchive } from "./fixtures/lamp-page";
import { parseHtml } from "./parse-html";
import { readBlocks } from "./read-blocks";

const SEED = 20_261_121;
const READERS = [japanTodayHtmlReader, articleHtmlReader];
const MARKUP = /<\/?(?:div|p|li|ul|span|time|a|script|style|section|article|h1|table|td)\b[^<>]*>/i;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A page, or null where it is refused with a sentence; anything else is a failure. */
async function read(bytes: Uint8Array, at: number): Promise<ParsedArticle | null> {
  const reader = READERS[at % READERS.length] ?? japanTodayHtmlReader;
  try {
    for await (const part of reader.read(
      { fileName: "page.html", bytes: once(bytes) },
      { keepPersonal: false },
    )) {
      if (part.kind === "page") return part.page;
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.message).toMatch(/^page\.html, line \d+: .{20,}[.]$/s);
  }
  return null;
}

function expectPlain(page: ParsedArticle, where: string): void {
  expect(page.comments.map(({ position }) => position)).toEqual(page.comments.map((_, at) => at + 1));
  const texts = [
    page.title ?? "",
    ...page.paragraphs,
    ...page.comments.flatMap(({ body, author }) => [body, author ?? ""]),
  ];
  for (const text of texts)
    expect([where, MARKUP.exec(text)?.[0], /[\0\p{Cs}]/u.test(text)]).toEqual([where, undefined, false]);
  for (const { net, upvotes, downvotes } of page.comments) {
    for (const count of [net, upvotes, downvotes])
      expect(count === null || Number.isSafeInteger(count)).toBe(true);
  }
}

/** Numbers that look drawn by lot and are the same in every run. */
function draws(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % limit;
  };
}

function mutated(source: Uint8Array, draw: (limit: number) => number): Uint8Array {
  let bytes = Buffer.from(source);
  for (let step = 0; step <= draw(4); step += 1) {
    const [one = 0, other = 0] = [draw(bytes.length + 1), draw(bytes.length + 1)].sort(
      (left, right) => left - right,
    );
    const kind = draw(5);
    if (kind === 0) bytes = bytes.subarray(0, other);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, one), bytes.subarray(other)]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, other), bytes.subarray(one)]);
    else if (kind === 3)
      for (let flips = 0; flips < 20 && bytes.length > 0; flips += 1) bytes[draw(bytes.length)] = draw(256);
    else
      bytes = Buffer.concat([
        bytes.subarray(0, one),
        Buffer.from("<div>".repeat(draw(600))),
        bytes.subarray(one),
      ]);
  }
  return bytes;
}

test("pages cut, spliced, flipped and nested deep end in a page of plain text or in a clear refusal", async () => {
  const draw = draws(SEED);
  const sources = [LAMP_PAGE, lampArchive()].map((text) => Buffer.from(text));
  let pages = 0;
  for (let at = 0; at < 200; at += 1) {
    const page = await read(mutated(sources[at % 4 < 2 ? 0 : 1] ?? Buffer.alloc(0), draw), at);
    if (page) {
      pages += 1;
      // What was cut out of a title or an attribute is text to a browser as well.
      expectPlain({ ...page, title: null, paragraphs: [] }, `mutation ${at}`);
    }
  }
  expect(pages).toBeGreaterThan(60);
});

test("any text is read as a page without an error of ours, and its blocks hold no markup", () => {
  const parts = fc.oneof(
    fc.constantFrom(
      ..."<div> </div> <p> <li> <ul> </ul> <table> <tr> <td> <time datetime='2026-03-04 18:40'> </time> <a href=/member/x> </a> <blockquote> <br> <script> </script> <h1> </h1> <b> maren +5 -3 7".split(
        " ",
      ),
      "1 ( +3 / -2 )",
      "3 Comments",
      "Login to comment",
      "id='comment-7'>",
    ),
    fc.string({ unit: "binary", maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 60 }), (some) => {
      for (const { text } of readBlocks(parseHtml(some.join(" ")))) {
        expect(text).toBe(text.trim());
        expect(text).not.toBe("");
        expect(text).not.toMatch(/<(?:div|p|li|table|script|time)>/);
      }
    }),
    { numRuns: 200, seed: SEED },
  );
});

test("any mixture of names, times, votes and tags is read without an error of ours", async () => {
  const parts = fc.constantFrom(
    ..."<div> </div> <p> </p> <li id=comment-1> <li> <ul> </ul> <td> <dt> <dd> <br> <blockquote> </blockquote> <h1>A_title_of_four_words</h1> <article> </article> <aside> <footer> <b>5</b> +5 -3 42 maren".split(
      " ",
    ),
    "<a href='/member/maren'>Maren</a>",
    "<time datetime='2026-13-44 18:40'>x</time>",
    "Today 06:40 pm JST",
    "1 ( +3 / -2 )",
    "99999999999 ( +99999999999 / -2 )",
    "3 Comments",
    "Login to comment",
    "Login to leave a comment",
    "<p>Whoever wrote this has never stood on the eastern pier in winter.</p>",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { maxLength: 80 }), fc.nat(1), async (some, at) => {
      const page = await read(Buffer.from(`<html>${some.join(" ")}`), at);
      if (page) expectPlain(page, some.join(" "));
    }),
    { numRuns: 200, seed: SEED },
  );
});

test("pages without end are refused or read within seconds", async () => {
  const start = "<html><body><h1>Lamps</h1>";
  const pages = [
    `${start}${"<div>".repeat(100_000)}tide`,
    `${start}${"<blockquote>".repeat(50_000)}tide`,
    `${start}<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(" ")}>tide`,
    `${start}<p>${Array.from({ length: 2000 }, (_, at) => `<font color=${at}>`).join("")}${"</p><p>tide".repeat(2000)}`,
    `${start}${"1 ( +1 / -0 )<br>".repeat(20_000)}`,
    `${start}<p>${"x".repeat(7_000_000)}`,
    `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n${"--x\n\n".repeat(300_000)}`,
  ];
  for (const [at, page] of pages.entries()) {
    const taken = await cpuMilliseconds(() => read(Buffer.from(page), at));
    expect([at, taken < 20_000]).toEqual([at, true]);
  }
});
