import { Random } from "../fuzz/random";

/** How a copy differs from the first of its campaign. */
export const COPY_KINDS = ["copy", "edited", "before or after", "hidden", "words swapped"] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** A generated comment; `campaign` null: nobody else says it. `kind` null: the first of its campaign, or alone. */
export type Generated = { body: string; campaign: number | null; kind: CopyKind | null };

const SYLLABLES = "ka lo mi ter an do ve shi ru pon ga ble sto ne ing fer tu ral ock es".split(" ");
const COMMON = "the to of and a in is it that for you on not with as but they this have be".split(" ");
const WORDS = 6000;

/** Campaigns with known truth among comments that have nothing but common words and openings in common. */
export function generateCampaigns(seed: number, campaigns: number, alone: number): Generated[] {
  const random = new Random(seed);
  const generated: Generated[] = [];
  for (let campaign = 0; campaign < campaigns; campaign += 1) {
    const first = aText(random, 10 + random.below(70));
    generated.push({ body: first.join(" "), campaign, kind: null });
    const size = 1 + random.below(25);
    for (let n = 0; n < size; n += 1) {
      const kind = COPY_KINDS[random.below(COPY_KINDS.length)] ?? "copy";
      generated.push({ body: changed(random, first, kind), campaign, kind });
    }
  }
  const openings = Array.from({ length: 40 }, () => aText(random, 6));
  for (let n = 0; n < alone; n += 1) {
    // A third begins with one of a few openings, as comments do.
    const opening = n % 3 === 0 ? (openings[random.below(openings.length)] ?? []) : [];
    generated.push({
      body: [...opening, ...aText(random, 8 + random.below(70))].join(" "),
      campaign: null,
      kind: null,
    });
  }
  return shuffled(random, generated);
}

function aText(random: Random, length: number): string[] {
  return Array.from({ length }, () => aWord(random));
}

/** Four in ten are common words; the others are the rarer the higher their number, as in real language. */
function aWord(random: Random): string {
  if (random.below(10) < 4) return COMMON[random.below(COMMON.length)] ?? "the";
  let number = Math.floor(WORDS ** (random.below(1_000_000) / 1_000_000));
  let word = "";
  for (; number > 0; number = Math.floor(number / SYLLABLES.length))
    word += SYLLABLES[number % SYLLABLES.length];
  return word;
}

function changed(random: Random, first: readonly string[], kind: CopyKind): string {
  const words = [...first];
  switch (kind) {
    case "copy":
      return words.join(" ");
    case "edited": {
      const edits = 1 + random.below(Math.max(1, Math.floor(words.length / 25)));
      for (let n = 0; n < edits; n += 1) words[random.below(words.length)] = aWord(random);
      return words.join(" ");
    }
    case "before or after": {
      const added = aText(random, 1 + random.below(4));
      return (random.below(2) === 0 ? [...added, ...words] : [...words, ...added]).join(" ");
    }
    case "hidden":
      return hidden(random, words);
    case "words swapped": {
      const at = random.below(words.length - 1);
      words.splice(at, 2, words[at + 1] ?? "", words[at] ?? "");
      return words.join(" ");
    }
  }
}

function hidden(random: Random, words: readonly string[]): string {
  switch (random.below(5)) {
    case 0:
      return words.join(" \u{1f525} ");
    case 1:
      return words.map((word) => [...word].join("\u200b")).join("  \n");
    case 2:
      return words.join(" ").toUpperCase().replaceAll("O", "0").replaceAll("E", "3");
    case 3:
      return words.join(" ").replaceAll("a", "\u0430").replaceAll("o", "\u043e");
    default:
      return `${words.join(", ")}!!!`;
  }
}

function shuffled(random: Random, items: readonly Generated[]): Generated[] {
  return items
    .map((item) => ({ item, place: random.below(2 ** 31) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
