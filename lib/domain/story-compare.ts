import { readableParagraphs } from "./readable-paragraphs";
import { type Span, sentencesOf } from "./sentences";
import { type Quotation, quotationsOf } from "./story-quotations";
import { differencesOf, likenessOf, meaningOf, type PlacedWord, wordsAt } from "./story-word-match";

/** A stretch of a paragraph: UTF-16 offsets, end exclusive. */
type Place = Span & { paragraph: number };

/** A passage of one article and its twin in the other. */
export type StoryLink = {
  /** Word for word, nearly so, or what one speaker is quoted as saying in other words. */
  kind: "shared" | "nearly" | "quotation";
  /** Of a quotation, or of what a sentence quotes. */
  speaker: string | null;
  left: Place;
  right: Place;
  /** The words of each that the other has not. */
  leftDiffers: Span[];
  rightDiffers: Span[];
};

/** What somebody is quoted as saying in one article and not in the other. */
export type QuotedAlone = { side: "left" | "right"; speaker: string; place: Place };

export type StoryComparison = {
  /** In the order of the left article; on each side they do not overlap. */
  links: StoryLink[];
  /** Those of the left article first, each in its order. */
  quotedAlone: QuotedAlone[];
  /** Paragraphs of which the other article has nothing. */
  leftOnly: number[];
  rightOnly: number[];
};

type Passage = Place & {
  words: PlacedWord[];
  meaning: Set<string>;
  key: string;
  index: number;
  quotation: Quotation | null;
};
type Side = { sentences: Passage[]; quotations: Passage[] };
type Match = { left: Passage; right: Passage; likeness: number };

/** A sentence of fewer words is shared by chance. */
const SHARED_WORDS_MIN = 4;
const NEARLY_WORDS_MIN = 6;
const NEARLY_MIN = 0.6;
/** The same thought in other words; two thoughts of one speaker on one matter share a third at times. */
const QUOTED_MEANING_MIN = 0.4;
const QUOTED_MEANING_SHARED = 2;
/** Of longer articles only the beginning is compared. */
const PASSAGES_MAX = 400;

/**
 * Lays two articles side by side: sentences that both print word for word, quotations of the same speaker (with the
 * words in which they differ), sentences that are nearly the same, and the paragraphs that only one of them has. Each
 * passage has one twin at most, the likest first. Compares the first 400 sentences. The mirror image for the articles
 * in the other order.
 */
export function compareStories(left: readonly string[], right: readonly string[]): StoryComparison {
  const [a, b] = [sideOf(left), sideOf(right)];
  const links: StoryLink[] = [];
  const take = (matches: Match[], kindOf: (match: Match) => StoryLink["kind"]) => {
    for (const match of inOrderOfLikeness(matches)) {
      if (links.some((link) => overlaps(link.left, match.left) || overlaps(link.right, match.right)))
        continue;
      links.push(linkOf(match, kindOf(match), speakerOf(match, a, b)));
    }
  };
  take(alike(a.sentences, b.sentences), () => "shared");
  take(quotedAlike(a.quotations, b.quotations), ({ left, right }) =>
    left.key === right.key ? "shared" : "quotation",
  );
  take(nearlyAlike(a.sentences, b.sentences), () => "nearly");
  links.sort((x, y) => x.left.paragraph - y.left.paragraph || x.left.start - y.left.start);
  const placesOf = (side: "left" | "right") => new Set(links.map((link) => link[side].paragraph));
  return {
    links,
    quotedAlone: [...quotedAlone(links, "left", a), ...quotedAlone(links, "right", b)],
    leftOnly: without(left, placesOf("left")),
    rightOnly: without(right, placesOf("right")),
  };
}

function quotedAlone(
  links: readonly StoryLink[],
  side: "left" | "right",
  { quotations }: Side,
): QuotedAlone[] {
  return quotations
    .filter((quoted) => !links.some((link) => overlaps(link[side], quoted)))
    .flatMap((quoted) =>
      quoted.quotation ? [{ side, speaker: quoted.quotation.speakerName, place: placeOf(quoted) }] : [],
    );
}

/** As the article names the speaker that has the fuller name. */
function speakerOf({ left, right }: Match, a: Side, b: Side): string | null {
  const names = [
    ...a.quotations.filter((quoted) => overlaps(quoted, left)).slice(0, 1),
    ...b.quotations.filter((quoted) => overlaps(quoted, right)).slice(0, 1),
  ].flatMap(({ quotation }) => quotation?.speakerName ?? []);
  return names.sort((x, y) => y.length - x.length)[0] ?? null;
}

function without(paragraphs: readonly string[], linked: ReadonlySet<number>): number[] {
  return [...paragraphs.keys()].filter((index) => !linked.has(index));
}

function sideOf(whole: readonly string[]): Side {
  const paragraphs = readableParagraphs(whole);
  const passage = (place: Place, index: number, quotation: Quotation | null): Passage => {
    const words = wordsAt(paragraphs[place.paragraph] ?? "", place);
    const key = words.map(({ word }) => word).join(" ");
    return { ...place, words, meaning: meaningOf(words), key, index, quotation };
  };
  const sentences = paragraphs.flatMap((text, paragraph) =>
    sentencesOf(text).map((span) => ({ ...span, paragraph })),
  );
  return {
    sentences: sentences.slice(0, PASSAGES_MAX).map((place, index) => passage(place, index, null)),
    quotations: quotationsOf(paragraphs)
      .slice(0, PASSAGES_MAX)
      .map((quotation, index) => passage(quotation, index, quotation)),
  };
}

function alike(left: readonly Passage[], right: readonly Passage[]): Match[] {
  const byKey = new Map<string, Passage[]>();
  for (const other of right) byKey.set(other.key, [...(byKey.get(other.key) ?? []), other]);
  return left
    .filter(({ words }) => words.length >= SHARED_WORDS_MIN)
    .flatMap((one) => (byKey.get(one.key) ?? []).map((other) => ({ left: one, right: other, likeness: 1 })));
}

function quotedAlike(left: readonly Passage[], right: readonly Passage[]): Match[] {
  return left.flatMap((one) =>
    right
      .filter((other) => one.quotation?.speaker === other.quotation?.speaker)
      .map((other) => ({ left: one, right: other, likeness: quotedLikeness(one, other) }))
      .filter(({ likeness }) => likeness > 0),
  );
}

/** By words in order or by meaning, whichever says more, or a part of what the other prints; 0: another thought. */
function quotedLikeness(one: Passage, other: Passage): number {
  const shared = sharedMeaning(one, other);
  const meaning = shared / Math.max(1, Math.min(one.meaning.size, other.meaning.size));
  const inOrder = likenessOf(one.words, other.words);
  const isPart = ` ${one.key} `.includes(` ${other.key} `) || ` ${other.key} `.includes(` ${one.key} `);
  const isAlike =
    isPart || inOrder >= NEARLY_MIN || (shared >= QUOTED_MEANING_SHARED && meaning >= QUOTED_MEANING_MIN);
  return isAlike ? Math.max(inOrder, meaning / 2) : 0;
}

function nearlyAlike(left: readonly Passage[], right: readonly Passage[]): Match[] {
  const long = right.filter(({ words }) => words.length >= NEARLY_WORDS_MIN);
  return left
    .filter(({ words }) => words.length >= NEARLY_WORDS_MIN)
    .flatMap((one) =>
      long
        // Half of the meaning must be there before the words are laid side by side.
        .filter((other) => 2 * sharedMeaning(one, other) >= Math.min(one.meaning.size, other.meaning.size))
        .map((other) => ({ left: one, right: other, likeness: likenessOf(one.words, other.words) }))
        .filter(({ likeness }) => likeness >= NEARLY_MIN),
    );
}

function sharedMeaning(one: Passage, other: Passage): number {
  let shared = 0;
  for (const stem of one.meaning) if (other.meaning.has(stem)) shared += 1;
  return shared;
}

/** Ties go to what stands at like places, so that it is the same from both sides. */
function inOrderOfLikeness(matches: Match[]): Match[] {
  const places = ({ left, right }: Match) => left.index + right.index;
  const apart = ({ left, right }: Match) => Math.abs(left.index - right.index);
  return matches.sort((a, b) => b.likeness - a.likeness || apart(a) - apart(b) || places(a) - places(b));
}

function overlaps(a: Place, b: Place): boolean {
  return a.paragraph === b.paragraph && a.start < b.end && b.start < a.end;
}

function linkOf({ left, right }: Match, kind: StoryLink["kind"], speaker: string | null): StoryLink {
  const differences = kind === "shared" ? { left: [], right: [] } : differencesOf(left.words, right.words);
  return {
    kind,
    speaker,
    left: placeOf(left),
    right: placeOf(right),
    leftDiffers: differences.left,
    rightDiffers: differences.right,
  };
}

function placeOf({ paragraph, start, end }: Passage): Place {
  return { paragraph, start, end };
}
