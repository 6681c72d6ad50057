import fc from "fast-check";
import { expect, test } from "vitest";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { STORY } from "@/tests/support/story-articles";
import { compareStories, type StoryLink } from "./story-compare";
import { quotationsOf } from "./story-quotations";

const word = fc.constantFrom(
  "lens",
  "light",
  "town",
  "Asanagi",
  "keeper",
  "said",
  "He",
  "“dark",
  "sea”",
  "harbour.",
  "1881",
  "the",
  "。",
  "灯台",
);
const paragraph = fc.array(word, { maxLength: 30 }).map((words) => words.join(" "));
const article = fc.array(paragraph, { maxLength: 6 });

function mirrored({ left, right, leftDiffers, rightDiffers, ...rest }: StoryLink): StoryLink {
  return { ...rest, left: right, right: left, leftDiffers: rightDiffers, rightDiffers: leftDiffers };
}

const inOrder = (links: readonly StoryLink[]) =>
  links
    .map(({ speaker: _, ...link }) =>
      JSON.stringify(link, Object.keys(link).concat(["paragraph", "start", "end"]).sort()),
    )
    .sort();

test("a comparison is the mirror image of the one in the other order", () => {
  fc.assert(
    fc.property(article, article, (left, right) => {
      const one = compareStories(left, right);
      const other = compareStories(right, left);
      expect(inOrder(one.links)).toEqual(inOrder(other.links.map(mirrored)));
      expect([one.leftOnly, one.rightOnly]).toEqual([other.rightOnly, other.leftOnly]);
    }),
    { numRuns: 60 },
  );
});

test("passages lie within their paragraphs, do not overlap, and hold the words in which they differ", () => {
  fc.assert(
    fc.property(article, article, (left, right) => {
      const { links } = compareStories(left, right);
      for (const [side, texts] of [
        ["left", left],
        ["right", right],
      ] as const) {
        const places = links
          .map((link) => link[side])
          .sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
        for (const [index, { paragraph, start, end }] of places.entries()) {
          const before = places[index - 1];
          expect(0 <= start && start < end && end <= (texts[paragraph] ?? "").length).toBe(true);
          if (before?.paragraph === paragraph) expect(before.end).toBeLessThanOrEqual(start);
        }
      }
      for (const { left: place, leftDiffers } of links) {
        for (const { start, end } of leftDiffers) {
          expect(place.start <= start && start < end && end <= place.end).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("an article beside itself shares every sentence, and nothing stands in one alone", () => {
  const { paragraphs } = STORY.gazette;
  const { links, leftOnly, rightOnly } = compareStories(paragraphs, paragraphs);
  expect(links.map(({ kind }) => kind)).toEqual(paragraphs.map(() => "shared"));
  expect([leftOnly, rightOnly]).toEqual([[], []]);
});

test("two reports share a sentence, nearly share one, and quote the keeper in different words", () => {
  const [left, right] = [STORY.gazette.paragraphs, STORY.ledger.paragraphs];
  const { links, quotedAlone, leftOnly, rightOnly } = compareStories(left, right);
  const differing = (link: StoryLink) => [
    link.leftDiffers.map(({ start, end }) => left[link.left.paragraph]?.slice(start, end)),
    link.rightDiffers.map(({ start, end }) => right[link.right.paragraph]?.slice(start, end)),
  ];
  expect(links.map((link) => [link.kind, link.speaker, ...differing(link)])).toEqual([
    [
      "quotation",
      "Takarada",
      ["nobody should sail past", "by night"],
      ["no one ought to pass", "in the dark"],
    ],
    ["shared", null, [], []],
    ["nearly", null, ["the"], ["its"]],
  ]);
  expect(quotedAlone.map(({ side, speaker, place }) => [side, speaker, place.paragraph])).toEqual([
    ["left", "Denzo Kuribara", 4],
  ]);
  expect([leftOnly, rightOnly]).toEqual([
    [0, 3, 4, 5],
    [0, 3, 4],
  ]);
});

test("a comparison of two long articles takes a moment", async () => {
  const long = Array.from(
    { length: 150 },
    (_, n) => `${STORY.gazette.paragraphs[n % 7]} It was the ${n}th such day, and ${n} lamps burnt.`,
  );
  const compare = () => expect(compareStories(long, long.toReversed()).links.length).toBeGreaterThan(100);
  expect(await cpuMilliseconds(compare)).toBeLessThan(5000);
});

const spokenIn = (...paragraphs: string[]) =>
  quotationsOf(paragraphs).map(({ paragraph, start, end, speakerName }) => [
    speakerName,
    paragraphs[paragraph]?.slice(start, end),
  ]);

test("a quotation belongs to whom its sentence names, or to the one who goes on speaking", () => {
  const spoken = quotationsOf([
    "“The ferry will sail again on Monday morning,” said harbour master Ineko Tachibana.",
    "“Nobody has to wait longer than that,” she added.",
    "Mayor Denzo Kuribara, who was away, told reporters: “I would have opened the bridge myself.”",
    "According to Ms Wakui, “the ladders are stronger than they look”.",
    "The so-called “night ferry” is late.",
    "Nobody knows who wrote 「橋はもう安全だ、とは言えません」.",
  ]);
  expect(spoken.map(({ speaker, paragraph }) => [speaker, paragraph])).toEqual([
    ["tachibana", 0],
    ["tachibana", 1],
    ["kuribara", 2],
    ["wakui", 3],
  ]);
});

test.each([
  ["“It was a bad day for us,” another keeper, Ume Takarada, 64, said.", "Ume Takarada"],
  ["“It was a bad day for us,” according to the top keeper, Ume Takarada.", "Ume Takarada"],
  ["“It was a bad day for us,” Chief Cabinet Secretary Ume Takarada said.", "Ume Takarada"],
  ["Secretary of State Ume Takarada, however, said it was “a bad day for us”.", "Ume Takarada"],
  ["Coach Ume Takarada told the Times of it, adding that it was “a bad day for us”.", "Ume Takarada"],
  ["Judge Ume Takarada ruled, after weeks, that it was 「a bad day for us」.", "Ume Takarada"],
  ["Ume Takarada bowed for ten seconds and said, “It was a bad day for us.”", "Ume Takarada"],
  ["“It was a bad day for us,” said a former keeper, who asked not to be named.", undefined],
  ["“It was a bad day for us,” a spokesman for Nagori said.", undefined],
  ["“It was a bad day for us,” a Japanese official said.", undefined],
  ["Mayor Kuribara’s spokesman said it was “a bad day for us”.", undefined],
  ["“It was a bad day for us.” Ume Takarada said nothing.", undefined],
  ["One wrote in 1881 that it was “a bad day for us”.", undefined],
])("in %s the speaker is %s", (paragraph, speaker) => {
  expect(spokenIn(paragraph)[0]?.[0]).toBe(speaker);
});

test("a mark that is never closed hides no other quotation", () => {
  const unclosed =
    "Keeper Ume Takarada called it “absurd. Mayor Denzo Kuribara said it was “a bad day for us”.";
  expect(spokenIn(unclosed)).toEqual([["Denzo Kuribara", "a bad day for us"]]);
});

test("“she” is the person spoken of last, and nobody where that is not clear", () => {
  const said = "“The lamp went out at once,” she said.";
  const keeper = "Captain Ume Takarada told reporters that it was late.";
  expect(spokenIn(keeper, said)).toEqual([["Ume Takarada", "The lamp went out at once,"]]);
  expect(spokenIn(keeper, `Ineko Wakui, a nurse, was awake. ${said}`)[0]?.[0]).toBe("Ineko Wakui");
  expect(spokenIn(keeper, `Her neighbour, Ineko Wakui, shook her head. ${said}`)[0]?.[0]).toBe("Ineko Wakui");
  expect(spokenIn(keeper, `The ferry brought Ineko Wakui and others. ${said}`)).toEqual([]);
  expect(spokenIn(keeper, "“It was no surprise to us,” a sailor said.", said)).toEqual([]);
});

test("a paragraph that is a quotation goes on from the one before, or from its colon", () => {
  const quotation = "“We were told nothing of it.”";
  const goesOn = spokenIn("“It was a bad day,” Ume Takarada wrote. “I left.”", quotation);
  expect(goesOn.map(([speaker]) => speaker)).toEqual(["Ume Takarada", "Ume Takarada"]);
  expect(spokenIn("Mayor Denzo Kuribara was of another opinion:", quotation)[0]?.[0]).toBe("Denzo Kuribara");
  expect(spokenIn("Mayor Denzo Kuribara was away.", quotation)).toEqual([]);
});

test("what one prints in full and the other in part is one quotation, two thoughts of one speaker are two", () => {
  const full =
    "“We know that the lens for the light is not yet there, but we wait,” Mayor Denzo Kuribara said.";
  const part = "Denzo Kuribara said that a lens “is not yet there”.";
  expect(compareStories([full], [part]).links).toMatchObject([
    { kind: "quotation", speaker: "Denzo Kuribara" },
  ]);
  const other =
    "“Whoever sails past the light at Nagori without a lamp of his own ought to know the sea,” Kuribara said.";
  const third = "“Our light at Nagori has served ships since my grandfather kept the books,” Kuribara said.";
  expect(compareStories([full, other], [full, third]).links.map(({ left }) => left.paragraph)).toEqual([0]);
});
