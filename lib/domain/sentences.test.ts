import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { sentencesOf } from "./sentences";

const split = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["The pier is closed. It opens in May.", ["The pier is closed.", "It opens in May."]],
  ["Mr. Ota met Dr. Lind. They left.", ["Mr. Ota met Dr. Lind.", "They left."]],
  [
    "The U.S. Navy came. So did the U.N. The rest stayed.",
    ["The U.S. Navy came.", "So did the U.N.", "The rest stayed."],
  ],
  ["It was No. 3 of them. No. The second.", ["It was No. 3 of them.", "No.", "The second."]],
  [
    "It opened on Jan. 4, 1964. Since Jan. The fare is 3.50 yen.",
    ["It opened on Jan. 4, 1964.", "Since Jan.", "The fare is 3.50 yen."],
  ],
  ['"We will not go." She left.', ['"We will not go."', "She left."]],
  ["“Will it stay?” he asked. “It will.”", ["“Will it stay?” he asked.", "“It will.”"]],
  ["“It will,” she said. “Why not?” “Because.”", ["“It will,” she said.", "“Why not?”", "“Because.”"]],
  ["The firm is Tide Co. Ltd. of Asanagi. It leads.", ["The firm is Tide Co. Ltd. of Asanagi.", "It leads."]],
  ["J. P. Ota rose at 9 a.m. Tuesday and sat down.", ["J. P. Ota rose at 9 a.m. Tuesday and sat down."]],
  ["Wait... and see. Wait… Then go!", ["Wait... and see.", "Wait…", "Then go!"]],
  ["See komainu.example.org for version 4.2.1 of it.", ["See komainu.example.org for version 4.2.1 of it."]],
  ["船は出ない。明日は出る！本当？", ["船は出ない。", "明日は出る！", "本当？"]],
  ["「行かない。明日も。」と彼は言った。終わり。", ["「行かない。明日も。」と彼は言った。", "終わり。"]],
  ["「行かない。」彼女は帰った。", ["「行かない。」", "彼女は帰った。"]],
  ["A line without an end", ["A line without an end"]],
  ["One.\n\ntwo is on a line of its own", ["One.", "two is on a line of its own"]],
  ["1. The first rule. It holds.", ["1. The first rule.", "It holds."]],
  ["", []],
  [" \n ", []],
])("%j is cut where its sentences end", (text, expected) => {
  expect(split(text)).toEqual(expected);
});

test("sentences stand inside the text, in order, without white space around them, and lose nothing", () => {
  const piece = fc.constantFrom(
    "The ferry",
    " ",
    ".",
    "!",
    "?”",
    "“",
    "Mr.",
    "U.S.",
    " 3.5",
    "「",
    "。",
    "」",
    "と",
    "\n",
    "it",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const spans = sentencesOf(text);
      let end = 0;
      for (const span of spans) {
        expect(text.slice(end, span.start).trim()).toBe("");
        expect(span.end).toBeGreaterThan(span.start);
        expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
        end = span.end;
      }
      expect(text.slice(end).trim()).toBe("");
      expect(sentencesOf(text)).toEqual(spans);
    }),
  );
});

test("a page without end is cut in time that grows with its length", async () => {
  const long = "The U.S. ferry left at 9 a.m. sharp. ".repeat(20_000);
  expect(await cpuMilliseconds(() => expect(sentencesOf(long)).toHaveLength(20_000))).toBeLessThan(2000);
});
