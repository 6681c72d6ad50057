import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { anchorIn, type PassageSelector, selectorAt } from "./anchor";
import { articleText, paragraphSpans, placeInArticle } from "./article-text";

const TEXT =
  "The council votes on Tuesday. Ferries have run since 1964, and the island wants them kept.\n\nThe council will not say what the tickets cost.";

function select(text: string, words: string, nth = 0): PassageSelector {
  let start = text.indexOf(words);
  for (let seen = 0; seen < nth; seen += 1) start = text.indexOf(words, start + 1);
  return selectorAt(text, { start, end: start + words.length });
}

const read = (text: string, selector: PassageSelector) => {
  const place = anchorIn(text, selector);
  return place && text.slice(place.start, place.end);
};

test("a passage keeps its place in a text that did not change, also among its copies", () => {
  const selector = select("Shame! Shame! Shame!", "Shame!", 1);
  expect(anchorIn("Shame! Shame! Shame!", selector)).toEqual({ start: 7, end: 13 });
});

test("a passage is found again after what stands before it changed", () => {
  const selector = select(TEXT, "The council", 1);
  const edited = TEXT.replace("Ferries have run since 1964", "The night ferries have run for sixty years");
  expect(anchorIn(edited, selector)).toEqual({
    start: edited.lastIndexOf("The council"),
    end: edited.lastIndexOf("The council") + 11,
  });
});

test("an edited passage is lost although its words stand elsewhere", () => {
  const selector = select(TEXT, "The council", 1);
  expect(anchorIn(TEXT.replace("\n\nThe council", "\n\nThe mayor"), selector)).toBeNull();
  expect(anchorIn("", selector)).toBeNull();
});

test("one of several equal passages is lost when one of them went and nobody can tell which", () => {
  const selector = select("Shame! Shame! Shame! Shame!", "Shame!", 1);
  expect(anchorIn("Shame! Shame! Shame!", selector)).toBeNull();
});

test("another kind of quotation marks, dashes or white space is no edit", () => {
  const text = 'He said "it runs - always" and\nleft.';
  const selector = select(text, '"it runs - always" and\nleft');
  expect(read("So: he said “it runs – always”   and left.", selector)).toBe("“it runs – always”   and left");
});

test("an accent written as a sign of its own is no edit, either way, and moves no place", () => {
  const [composed, parted] = ["Le café, l’été, が 한글 côté. Fin.", "Le café, l’été, が 한글 côté. Fin."].map(
    (text, index) => text.normalize(index === 0 ? "NFC" : "NFD"),
  );
  for (const [from, to] of [
    [composed, parted],
    [parted, composed],
  ] as const) {
    for (const words of ["café", "été, が", "한글 côté", "côté.", "Fin"]) {
      const own = (text: string) => (text === composed ? words.normalize("NFC") : words.normalize("NFD"));
      expect(read(`${to} Encore.`, select(from ?? "", own(from ?? "")))).toBe(own(to ?? ""));
    }
  }
});

test("what another tool selected by its words alone is found where they stand once, and lost where they stand twice", () => {
  const text = "The ferry stays. So does the old quay. The ferry pays.";
  const other = { prefix: "", suffix: "", start: -1, end: -1, copies: null };
  expect(read(text, { ...other, exact: "old quay" })).toBe("old quay");
  expect(anchorIn(text, { ...other, exact: "The ferry" })).toBeNull();
  expect(anchorIn(text, { ...other, exact: "The ferry", suffix: " stays" })?.start).toBe(0);
  expect(anchorIn(text, { ...other, exact: "The ferry", suffix: " pays" })?.start).toBe(39);
  expect(anchorIn(text, { ...other, exact: "The ferry", prefix: "old quay. " })?.start).toBe(39);
  expect(anchorIn(text, { ...other, exact: "The ferry", start: 39, end: 48 })?.start).toBe(39);
});

test("a moved paragraph takes its passage along", () => {
  const [first = "", second = ""] = TEXT.split("\n\n");
  expect(read(`${second}\n\n${first}`, select(TEXT, "what the tickets cost"))).toBe("what the tickets cost");
});

test("half a character is never selected", () => {
  const text = "A 🐕 barks.";
  expect(selectorAt(text, { start: 3, end: 4 }).exact).toBe("🐕");
  expect(selectorAt(text, { start: 0, end: 3 }).exact).toBe("A 🐕");
  const parted = "café 👩‍🚒!".normalize("NFD");
  expect(selectorAt(parted, { start: 0, end: 4 }).exact).toBe("café".normalize("NFD"));
  expect(selectorAt(parted, { start: 8, end: 9 }).exact).toBe("👩‍🚒");
});

test("what is found always reads as what was annotated, whatever became of the text", () => {
  const word = fc.constantFrom(
    "the",
    "ferry",
    "council",
    "votes",
    "on",
    "“night”",
    "Tuesday.",
    "no",
    "\n\n",
    "café",
    "cafe\u0301",
  );
  const texts = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(" "));
  const alike = (text: string) => text.normalize("NFC").replace(/[“”]/g, '"').replace(/\s+/g, " ").trim();
  fc.assert(
    fc.property(texts, texts, fc.nat(), fc.nat(), (text, edited, from, length) => {
      const start = from % text.length;
      const selector = selectorAt(text, { start, end: start + 1 + (length % 30) });
      const found = read(edited, selector);
      if (found !== null) expect(alike(found)).toBe(alike(selector.exact));
      expect(read(text, selector)).toBe(selector.exact);
    }),
    { numRuns: 150 },
  );
});

test("a passage of several words is found after any edit around it, and lost after one within it", () => {
  const edit = fc.record({
    at: fc.nat(),
    taken: fc.nat(20),
    put: fc.constantFrom("", "or so", "they say", "x"),
  });
  const put = (text: string, { at, taken, put: words }: { at: number; taken: number; put: string }) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + words + text.slice(start + taken);
  };
  const words = "Ferries have run since 1964";
  const [head = "", tail = ""] = TEXT.split(words);
  const selector = select(TEXT, words);
  fc.assert(
    fc.property(edit, edit, fc.nat(words.length - 3), (before, after, within) => {
      const edited = put(head, before);
      const around = `${edited}${words}${put(tail, after)}`;
      expect(anchorIn(around, selector)?.start).toBe(edited.length);
      const changed = `${words.slice(0, within + 1)}#${words.slice(within + 2)}`;
      expect(anchorIn(`${edited}${changed}${put(tail, after)}`, selector)).toBeNull();
    }),
    { numRuns: 150 },
  );
});

test("a long text with many copies of a word is given up or read quickly", async () => {
  const text = "the ferry and ".repeat(3000);
  const look = () => expect(anchorIn(`${text}!`, { ...select(text, "ferry", 40), start: 3 })).toBeNull();
  expect(await cpuMilliseconds(look)).toBeLessThan(2000);
});

test("a place in an article is a stretch of each paragraph that it touches", () => {
  const paragraphs = ["One.", "Two and", "three."];
  const start = placeInArticle(paragraphs, 1, 4);
  expect(articleText(paragraphs).slice(start, start + 3)).toBe("and");
  expect(paragraphSpans(paragraphs, { start, end: start + 8 })).toEqual([
    { paragraph: 1, start: 4, end: 7 },
    { paragraph: 2, start: 0, end: 3 },
  ]);
  expect(paragraphSpans(paragraphs, { start: 4, end: 6 })).toEqual([]);
});
