import fc from "fast-check";
import { expect, test } from "vitest";
import { STORY } from "@/tests/support/story-articles";
import { backgroundRate } from "./story-background";
import { storyProfile } from "./story-profile";
import { judgePair, rarityOf, signatureOf, weighProfile } from "./story-score";
import { stemOf } from "./story-stem";

const NOBODY = { articleCount: 0, countOf: () => 0 };
const DAY = (day: number) => new Date(Date.UTC(2026, 10, day));

type Text = { title: string; paragraphs: readonly string[] };

function weigh(text: Text, publishedAt: Date | null = null) {
  return weighProfile(storyProfile(text), publishedAt, NOBODY);
}

test("the forms of a word meet in its stem", () => {
  for (const forms of [
    ["invite", "invited", "inviting", "invites", "invitation"],
    ["decide", "decided", "decides"],
    ["party", "parties"],
    ["stop", "stopped", "stopping"],
    ["organize", "organise", "organisation"],
  ]) {
    expect(new Set(forms.map(stemOf)).size).toBe(1);
  }
  expect(stemOf("lens")).not.toBe(stemOf("light"));
  expect([stemOf("灯台"), stemOf("1881"), stemOf("sea")]).toEqual(["灯台", "1881", "sea"]);
});

test("a word of the title and a name count for more, and grammar for nothing", () => {
  const { words, weights, names } = storyProfile({
    title: "Ladders for all",
    paragraphs: [
      "The ladders of the library, which Wakui praised, stand in the yard that Wakui swept. The yard is old.",
    ],
  });
  const weightOf = (word: string) => weights[words.indexOf(word)] ?? 0;
  expect(weightOf("ladder")).toBeGreaterThan(weightOf("yard"));
  expect(weightOf("wakui")).toBeGreaterThan(weightOf("yard"));
  expect(words).not.toContain("the");
  expect(names).toEqual(["wakui"]);
});

test("a word that many articles of the desk hold tells less, and one in every newspaper tells little", () => {
  const desk = { articleCount: 10_000, countOf: (word: string) => (word === "asanagi" ? 5000 : 2) };
  expect(rarityOf("asanagi", desk)).toBeLessThan(rarityOf("takarada", desk));
  expect(rarityOf("minist", NOBODY)).toBeLessThan(rarityOf("takarada", NOBODY));
  expect(backgroundRate("2026")).toBeGreaterThan(backgroundRate("4217"));
});

test("a pair is judged the same from both sides, between 0 and 1", () => {
  const word = fc.constantFrom(
    "Asanagi",
    "lens",
    "Takarada",
    "light",
    "the",
    "cape",
    "1881",
    "灯台の光",
    "Mayor",
    "boat",
  );
  const text = fc.record({
    title: fc.array(word, { maxLength: 5 }).map((words) => words.join(" ")),
    paragraphs: fc.array(
      fc.array(word, { maxLength: 20 }).map((words) => words.join(" ")),
      { maxLength: 4 },
    ),
  });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [a, b] = [weigh(one), weigh(other)];
      expect(judgePair(a, b)).toEqual(judgePair(b, a));
      expect(judgePair(a, b).score).toBeGreaterThanOrEqual(0);
      expect(judgePair(a, b).score).toBeLessThanOrEqual(1);
      if (a.all.norm > 0) expect(judgePair(a, a).score).toBe(1);
    }),
    { numRuns: 100 },
  );
});

test("an article is its own twin, and one rare name that two share makes no story", () => {
  expect(judgePair(weigh(STORY.gazette), weigh(STORY.gazette))).toEqual({ strength: "same", score: 1 });
  const speakingOf = (name: string, paragraph: string) =>
    weigh({
      title: `${name}: ${paragraph}`,
      paragraphs: [`It was in ${name} that ${name} met ${name}.`, paragraph],
    });
  const [ferry, bakery] = ["A ferry is late again.", "Bakers bake better bread."];
  const [one, other] = [speakingOf("Asanagi", ferry), speakingOf("Asanagi", bakery)];
  expect(judgePair(one, other)).toMatchObject({ strength: null });
  expect(judgePair(one, other).score).toBeGreaterThan(0.5);
});

test("reports of one event are the same, a month later related at most, and another story is neither", () => {
  const { gazette, ledger, unrelated } = STORY;
  expect(judgePair(weigh(gazette, DAY(3)), weigh(ledger, DAY(4))).strength).toBe("same");
  expect(judgePair(weigh(gazette, DAY(3)), weigh(ledger, new Date(Date.UTC(2026, 11, 4)))).strength).toBe(
    "related",
  );
  expect(judgePair(weigh(gazette), weigh(unrelated)).strength).toBeNull();
});

test("Japanese reports of one event are found by pairs of signs", () => {
  const one = {
    title: "朝凪の灯台、レンズに亀裂",
    paragraphs: ["朝凪町は火曜日、灯台のレンズに亀裂が見つかったため閉鎖した。宝田灯台長が発表した。"],
  };
  const two = {
    title: "灯台レンズ割れ閉鎖 朝凪",
    paragraphs: ["灯台のレンズに亀裂が入り、朝凪町は閉鎖を決めた。宝田灯台長によると修理は春まで。"],
  };
  const other = {
    title: "図書館がはしごを貸し出し",
    paragraphs: ["小金井の図書館は、利用者にはしごを二週間貸し出すと涌井司書が火曜日に話した。"],
  };
  expect(judgePair(weigh(one, DAY(3)), weigh(two, DAY(3))).strength).toBe("same");
  expect(judgePair(weigh(one), weigh(other)).strength).toBeNull();
});

test("an article is found by its rarest words and names", () => {
  expect(signatureOf(weigh(STORY.gazette)).slice(0, 8)).toEqual(
    expect.arrayContaining(["asanagi", "takarada"]),
  );
  expect(signatureOf(weigh({ title: "", paragraphs: [] }))).toEqual([]);
});
