import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { neutralise, readCell, textCell } from "@/lib/domain/csv";
import { cpuMilliseconds } from "@/tests/support/cpu-time";

const RUNS = [..."=+-@\t\r\n＝＋－＠﹦﹢﹣﹫"];
const UNSEEN = [
  " ",
  "\u00a0",
  "\u3000",
  "\u200b",
  "\u200d",
  "\u2060",
  "\ufeff",
  "\u202e",
  "\u00ad",
  "\u0000",
  "\u0007",
  '"',
  "“",
  "’",
];

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(...RUNS, ...UNSEEN, "'", "a", ",", ";", "😀") }),
);

test.for(RUNS)("a cell that begins with %j is marked", (sign) => {
  expect(neutralise(`${sign}cmd`)).toBe(`'${sign}cmd`);
});

test.for(UNSEEN)("a formula behind %j, which a spreadsheet may skip, is marked", (unseen) => {
  expect(neutralise(`${unseen}${unseen}=1+1`)).toBe(`'${unseen}${unseen}=1+1`);
});

test("ordinary text, signs inside it and Japanese stay as they are", () => {
  for (const text of [
    "a=b",
    "5 - 3",
    "東京",
    "“Never”, he said",
    "  indented",
    "",
    "😀 @noor",
    "‐ not a minus",
  ]) {
    expect(neutralise(text)).toBe(text);
  }
});

test("an apostrophe that a reader typed gets one more, so that ours can be told apart", () => {
  expect(neutralise("'tis")).toBe("''tis");
  expect(readCell("''tis")).toBe("'tis");
  expect(readCell(neutralise("=1"))).toBe("=1");
  expect(readCell(neutralise("'=1"))).toBe("'=1");
});

test("every text comes back from its cell", () => {
  fc.assert(
    fc.property(anyText, (text) => readCell(neutralise(text)) === text),
    { numRuns: 2000 },
  );
});

test("no cell begins with what a spreadsheet could run", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const seen = [...neutralise(text)].find((character) => !UNSEEN.includes(character)) ?? "";
      return !RUNS.includes(seen);
    }),
    { numRuns: 2000 },
  );
});

test("a strict reader of RFC 4180 finds the same cells, whatever is in them", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const file = rows.map((row) => `${row.map(textCell).join(",")}\r\n`).join("");
      const found: string[][] = parse(file, { record_delimiter: "\r\n", relax_quotes: false });
      expect(found.map((row) => row.map(readCell))).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

test("quotation marks stand only where RFC 4180 asks for them, and around what is known to be empty", () => {
  expect(textCell('say "no"')).toBe('"say ""no"""');
  expect(textCell("a,b")).toBe('"a,b"');
  expect(textCell("a\nb")).toBe('"a\nb"');
  expect(textCell("a;b")).toBe("a;b");
  expect(textCell("")).toBe('""');
  expect(textCell(null)).toBe("");
});

test("a megabyte of white space is looked at once", async () => {
  const text = `${" ".repeat(1_000_000)}a`;
  expect(await cpuMilliseconds(() => expect(neutralise(text)).toBe(text))).toBeLessThan(500);
});
