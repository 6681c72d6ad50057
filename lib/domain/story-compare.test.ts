import fc from "fast-check";
import { expect, test } from "vitest";
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
  const { links, leftOnly, rightOnly } = compareStories(left, right);
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
  expect([leftOnly, rightOnly]).toEqual([
    [0, 3, 4, 5],
    [0, 3, 4],
  ]);
});

test("a comparison of two long articles takes a moment", () => {
  const long = Array.from(
    { length: 150 },
    (_, n) => `${STORY.gazette.paragraphs[n % 7]} It was the ${n}th such day, and ${n} lamps burnt.`,
  );
  const started = performance.now();
  expect(compareStories(long, long.toReversed()).links.length).toBeGreaterThan(100);
  expect(performance.now() - started).toBeLessThan(5000);
});

test("a quotation belongs to whom the text names before or after it, or to the one who goes on speaking", () => {
  const spoken = quotationsOf([
    "“The ferry will sail again on Monday morning,” said harbour master Ineko Tachibana.",
    "“Nobody has to wait longer than that,” she added.",
    "Mayor Denzo Kuribara, who was away, told reporters: “I would have opened the bridge myself.”",
    "According to Ms Wakui, “the ladders are stronger than they look”.",
    "The so-called “night ferry” is late.",
    "「橋はもう安全だ、とは言えません」",
  ]);
  expect(spoken.map(({ speaker, paragraph }) => [speaker, paragraph])).toEqual([
    ["tachibana", 0],
    ["tachibana", 1],
    ["kuribara", 2],
    ["wakui", 3],
    ["wakui", 5],
  ]);
});
