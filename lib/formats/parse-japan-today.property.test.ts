import fc from "fast-check";
import { expect, test } from "vitest";
import type { ParsedComment } from "@/lib/domain/parsed-article";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { detectFormat } from "./detect-format";
import { markPage } from "./japan-today/marked-page";
import { parseMemberPage } from "./japan-today/parse-member-page";
import { parseArticleText } from "./parse-article-text";
import { parseJapanToday } from "./parse-japan-today";
import { linesOf } from "./source-line";

const FURNITURE = [
  "Login to comment",
  "Login to leave a comment",
  "Facebook users",
  "Facebook Connect",
  "User registration",
  "Recent Comments",
  "Articles, Offers & Useful Resources",
];
const LINES = [
  ...FURNITURE,
  "3 Comments",
  "-4 ( +4 / -8 )",
  "( +4 / -8 )",
  "7",
  "-12",
  "Back to top",
  "world",
  "By Ume Tanabe",
  "©2031 GPlusMedia Inc.",
  "© Harbour",
  "Harbour Cat",
  "tide_watcher",
  "Today 06:40 pm JST",
  "The requested article has expired.",
  "The ferry came at noon, an hour after the time that stood on the board.",
  "Image: Harbour",
  "",
  "",
];

const anyPage = fc
  .array(fc.oneof(fc.constantFrom(...LINES), fc.string({ unit: "binary", maxLength: 60 })), { maxLength: 60 })
  .map((lines) => lines.join("\n"));

test("any text is read without a throw: positions count from 1, and furniture is in no body and no paragraph", () => {
  fc.assert(
    fc.property(anyPage, (text) => {
      const { lines } = linesOf(text);
      detectFormat(markPage(lines));
      parseArticleText(lines);
      const page = parseJapanToday(lines);
      expect(page.comments.map(({ position }) => position)).toEqual(
        page.comments.map((_, index) => index + 1),
      );
      const texts = [...page.paragraphs, ...page.comments.map(({ body }) => body), page.undividedText ?? ""];
      const printed = texts.flatMap((one) => one.split("\n"));
      expect(printed.filter((line) => FURNITURE.includes(line))).toEqual([]);
      expect(texts.some((one) => /[\0\p{Cs}]/u.test(one))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

const word = fc.constantFrom(
  "pier",
  "Boats",
  "the",
  "yen,",
  "rail.",
  "42",
  "“toll”",
  "潮",
  "*no*",
  "(sic)",
  "—",
  "🐟",
);
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
const body = fc.array(paragraph, { maxLength: 3 }).map((paragraphs) => paragraphs.join("\n\n"));
const votes = fc.record({
  net: fc.integer({ min: -9999, max: 9999 }),
  upvotes: fc.nat({ max: 9999 }),
  downvotes: fc.nat({ max: 9999 }),
});

test("comments that are printed and read again are the same comments", () => {
  const comment = fc.tuple(body, votes);
  fc.assert(
    fc.property(fc.array(comment, { minLength: 1, maxLength: 12 }), fc.boolean(), (said, hasEnd) => {
      const thread = said.map(
        ([text, { net, upvotes, downvotes }]) => `${text}\n\n${net} ( +${upvotes} / -${downvotes} )\n\n`,
      );
      const text = `world\n\nFerry late again\n\n${said.length} Comments\nLogin to comment\n\n${thread.join("")}${hasEnd ? "Login to leave a comment\n" : ""}`;
      const expected = said.map(
        ([printed, numbers], index): ParsedComment => ({
          position: index + 1,
          author: null,
          postedAt: null,
          body: printed,
          ...numbers,
        }),
      );
      expect(parseJapanToday(linesOf(text).lines).comments).toEqual(expected);
    }),
  );
});

const HOSTILE = {
  "one line of a word": "a".repeat(500_000),
  "short lines": "Ab\n".repeat(160_000),
  "empty lines": "\n".repeat(500_000),
  "numbers alone": "7\n".repeat(250_000),
  "vote lines": "-4 ( +4 / -8 )\n".repeat(33_000),
  "almost vote lines": `${"1,000,".repeat(13)} ( +4 / -8 ]\n`.repeat(5_600),
  counts: "3 Comments\n".repeat(45_000),
  "copyright signs": "© ".repeat(250_000),
  "copyright lines": "text.© Harbour 2031\n".repeat(25_000),
  "names and bodies": "Login to comment\n".concat("tide_watcher\nThe rail is green.\n".repeat(15_000)),
  "at signs": "@".repeat(500_000),
  words: "the pier and the rail ".repeat(23_000),
  icons: "icon ".repeat(100_000),
  headings: "Posted in: Ferry See in context\nHm.\n".repeat(14_000),
  "half headings": "Posted in:\n\n".repeat(41_000),
  "furniture in one line": "Login to comment x ".repeat(26_000),
  "votes in one line": "Hm. 1 ( +1 / -0 ) ".repeat(27_000),
  "votes in pieces": "-4\n(\n+4\n/\n-8\n".repeat(33_000),
  "names and times": "tideMar. 04, 2031 - 05:29AM JST\nHm.\n".repeat(14_000),
  quotes: "The pier is green and wide today.\n\n1 ( +1 / -0 )\n\n".repeat(9_000),
};

test.each(Object.entries(HOSTILE))(
  "half a megabyte of %s takes less than five seconds of work",
  async (_, text) => {
    const taken = await cpuMilliseconds(() => {
      const { lines } = linesOf(text);
      detectFormat(markPage(lines));
      parseJapanToday(lines);
      parseArticleText(lines);
      parseMemberPage(lines, null);
    });
    expect(taken).toBeLessThan(5000);
  },
  30_000,
);
