import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { bandsOf, jaccard, shinglesOf } from "./likeness";
import { likenessWords } from "./likeness-words";

const SPAM =
  "Earn four thousand a week from home with this simple method that banks do not want you to know about";

const signed = (text: string) => shinglesOf(likenessWords(text)) ?? new Uint32Array();
const likeness = (a: string, b: string) => jaccard(signed(a), signed(b));

test.each([
  ["another case", SPAM.toUpperCase()],
  ["other spaces", SPAM.replaceAll(" ", " \u00a0\n ")],
  ["punctuation and emoji between words", SPAM.replaceAll(" ", " \ud83d\udd25 - ")],
  ["zero-width characters inside words", [...SPAM].join("\u200b")],
  ["soft hyphens and joiners", SPAM.replaceAll("e", "e\u00ad\u2060")],
  ["Cyrillic letters that look Latin", SPAM.replaceAll("a", "а").replaceAll("o", "о").replaceAll("e", "е")],
  ["wide forms of letters", SPAM.replace(/[a-z]/g, (at) => String.fromCharCode(at.charCodeAt(0) + 0xfee0))],
  ["accents", SPAM.replaceAll("a", "á").replaceAll("o", "ö")],
  ["digits for letters", SPAM.replaceAll("o", "0").replaceAll("e", "3")],
  ["a word spelled with gaps", SPAM.replace("banks", "b.a.n.k.s")],
])("a copy with %s is the same", (_, copy) => {
  expect(likeness(SPAM, copy)).toBe(1);
});

test("comments with other words are not alike, nor are two answers that begin the same", () => {
  expect(
    likeness(SPAM, "The council voted on the ferry at noon and nobody from the harbour was there to ask"),
  ).toBe(0);
  const opening = "I have to say that I think";
  expect(
    likeness(
      `${opening} the ferry was never on time in all these years`,
      `${opening} you forget who paid for the new pier last winter`,
    ),
  ).toBeLessThan(0.4);
});

test.each([
  "",
  "LOL",
  "I agree",
  "Well said, I could not agree more!",
  "ha ".repeat(50),
  "そうですね",
  "👍👍👍👍👍👍👍👍",
])("%s is too short to be a copy of anything", (text) => {
  expect(shinglesOf(likenessWords(text))).toBeNull();
});

test("a link alone is enough, and another link of the same site is another text", () => {
  const link = "https://www.example.com/watch?v=abc";
  expect(signed(link).length).toBeGreaterThan(0);
  expect(likeness(link, `${link}.`)).toBe(1);
  expect(likeness(link, "https://example.com/watch?v=xyz")).toBeLessThan(0.6);
  expect(likeness(`Watch this now ${link}`, "Watch this now https://example.com/watch?v=xyz")).toBeLessThan(
    0.6,
  );
});

test("Japanese is compared by characters, whatever spaces are put in", () => {
  const text = "副業で月に五十万円を稼ぐ方法を無料で教えますので今すぐ連絡してください";
  expect(likeness(text, text.replace("方法", " 方 法 "))).toBe(1);
  expect(likeness(text, text.replace("五十", "六十"))).toBeGreaterThan(0.6);
  expect(likeness(text, "昨日の大雨で電車が止まり多くの人が駅で朝まで待つことになりました")).toBe(0);
});

test("likeness is symmetric, 1 with itself, and never beyond 0 and 1", () => {
  const set = fc.uniqueArray(fc.nat(60), { minLength: 1 }).map((all) => Uint32Array.from(all).sort());
  fc.assert(
    fc.property(set, set, (a, b) => {
      const common = [...a].filter((one) => b.includes(one)).length;
      expect(jaccard(a, b)).toBeCloseTo(common / new Set([...a, ...b]).size, 12);
      expect(jaccard(a, b)).toBe(jaccard(b, a));
      expect(jaccard(a, a)).toBe(1);
    }),
  );
});

test("two sets share a band about as often as 1 - (1 - s³)⁶ says", () => {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  for (const [common, each] of [
    [30, 10],
    [16, 24],
    [4, 36],
  ] as const) {
    const share = common / (common + 2 * each);
    let met = 0;
    for (let trial = 0; trial < 500; trial += 1) {
      const shared = Array.from({ length: common }, next);
      const [a, b] = [0, 1].map(() =>
        Uint32Array.from([...shared, ...Array.from({ length: each }, next)]).sort(),
      );
      const bands = new Set(bandsOf(a ?? new Uint32Array()));
      if (bandsOf(b ?? new Uint32Array()).some((band) => bands.has(band))) met += 1;
    }
    expect(Math.abs(met / 500 - (1 - (1 - share ** 3) ** 6))).toBeLessThan(0.08);
  }
});

test("bands are the same in every version, since they are stored", () => {
  expect(bandsOf(signed(SPAM))).toEqual(bandsOf(signed(SPAM)));
  expect(bandsOf(signed(SPAM))).toMatchInlineSnapshot(`
    [
      647533044,
      2082585654,
      -708044354,
      -1363079343,
      911067415,
      -575615778,
    ]
  `);
});

test("any text has words, without failing and in little time", async () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      const shingles = shinglesOf(likenessWords(text));
      if (shingles) expect(bandsOf(shingles)).toHaveLength(6);
    }),
  );
  const hostile = ["a.".repeat(50_000), "a@".repeat(50_000), "-".repeat(100_000), "x.y-".repeat(30_000)];
  expect(await cpuMilliseconds(() => hostile.map(likenessWords))).toBeLessThan(1500);
});
