import { backgroundRate } from "./story-background";
import type { StoryProfile } from "./story-profile";

/** How many articles there are on the desk, and how many of them hold a word. */
export type WordCounts = { articleCount: number; countOf: (word: string) => number };

/** A profile whose words are weighed by how rare they are. */
type WeighedProfile = {
  all: Weighed;
  names: Weighed;
  shingles: readonly number[];
  publishedAt: Date | null;
};
type Weighed = { vector: ReadonlyMap<string, number>; norm: number };

/** Two articles report the same event, or events that belong together. */
export type Strength = "same" | "related";

/** How near two articles are, from 0 to 1, and what follows; null: another story. */
export type PairScore = { strength: Strength | null; score: number };

/** The background counts as much as so many articles of the desk. */
const BACKGROUND_ARTICLES = 1000;
/** By these an article is found; its other words only count when two are compared. */
const SIGNATURE_WORDS = 32;
/** With fewer, as in languages without capitals, all words stand for the names. */
const NAMES_MIN = 3;

const SAME = { all: 0.42, names: 0.5 };
/** Without dates and common passages the words alone must show it. */
const SAME_BY_WORDS = { all: 0.54, names: 0.55 };
const RELATED = { all: 0.25, names: 0.33 };
/** One name that both have, however rare, makes no story. */
const CARRYING_RELATED = 2;
const CARRYING_SAME = 3;
const COPIES_MIN = 0.25;
/** What is reported once more after so long is another event, but for a reprint. */
const SAME_DAYS_MAX = 7;
const REPRINT_MIN = 0.6;
const SHINGLES_MIN = 8;
const DAY_MS = 86_400_000;

/**
 * How telling a word is: ln(1 / share of articles that hold it), the inverse document frequency of Spärck Jones
 * ("A statistical interpretation of term specificity", 1972). The desk's own count is steadied by what newspapers in
 * general hold, so that it works with five articles as with a million.
 */
export function rarityOf(word: string, { articleCount, countOf }: WordCounts): number {
  const holding =
    Math.max(0, Math.min(countOf(word), articleCount)) + BACKGROUND_ARTICLES * backgroundRate(word);
  return Math.log((articleCount + BACKGROUND_ARTICLES) / holding);
}

/** A profile made ready to be compared with many. */
export function weighProfile(
  { words, weights, names, shingles }: StoryProfile,
  publishedAt: Date | null,
  counts: WordCounts,
): WeighedProfile {
  const vector = new Map(words.map((word, index) => [word, (weights[index] ?? 0) * rarityOf(word, counts)]));
  const all = { vector, norm: normOf(vector) };
  const named = new Map(names.map((word) => [word, vector.get(word) ?? 0]));
  const ofNames = names.length < NAMES_MIN ? all : { vector: named, norm: normOf(named) };
  return { all, names: ofNames, shingles, publishedAt };
}

function normOf(vector: ReadonlyMap<string, number>): number {
  return Math.sqrt(sum(Array.from(vector.values(), (weight) => weight * weight)));
}

/** The words by which others of its story are looked up, the weightiest first. */
export function signatureOf({ all }: WeighedProfile): string[] {
  return [...all.vector]
    .sort(([a, weightA], [b, weightB]) => weightB - weightA || (a < b ? -1 : 1))
    .slice(0, SIGNATURE_WORDS)
    .map(([word]) => word);
}

/**
 * Judges whether two articles belong together: the cosine of their weighed words (Salton & Buckley, 1988), of all of
 * them and of the names alone, since two fires in two towns share the words of fires; the share of the shorter one's
 * passages that both print word for word (containment: Broder, 1997); and the days between them. The same whichever
 * comes first.
 */
export function judgePair(a: WeighedProfile, b: WeighedProfile): PairScore {
  const near = { all: cosine(a.all, b.all), names: cosine(a.names, b.names) };
  const score = Math.round(((near.all + near.names) / 2) * 1e4) / 1e4;
  const carrying = carryingWords(a.all, b.all);
  if (!reaches(near, RELATED) || carrying < CARRYING_RELATED) return { strength: null, score };
  const copied = containment(a.shingles, b.shingles);
  const days = daysBetween(a, b);
  const isFar = days !== null && days > SAME_DAYS_MAX && copied < REPRINT_MIN;
  const isNear = reaches(near, days === null && copied < COPIES_MIN ? SAME_BY_WORDS : SAME);
  return { strength: isNear && !isFar && carrying >= CARRYING_SAME ? "same" : "related", score };
}

type Nearness = { all: number; names: number };

function reaches(near: Nearness, bar: Nearness): boolean {
  return near.all >= bar.all && near.names >= bar.names;
}

function cosine(a: Weighed, b: Weighed): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  return sum(products(a, b)) / (a.norm * b.norm);
}

/**
 * How many words carry the likeness of two articles, as if all of these carried alike: the square of the sum over the
 * sum of squares (Hill, "Diversity and evenness: a unifying notation and its consequences", 1973, order 2).
 */
function carryingWords(a: Weighed, b: Weighed): number {
  const shares = products(a, b);
  const squares = sum(shares.map((share) => share * share));
  return squares === 0 ? 0 : sum(shares) ** 2 / squares;
}

function products(a: Weighed, b: Weighed): number[] {
  const [few, many] = a.vector.size <= b.vector.size ? [a, b] : [b, a];
  return Array.from(few.vector, ([word, weight]) => weight * (many.vector.get(word) ?? 0));
}

/** In one order, whichever article is asked about: a sum of fractions depends on it. */
function sum(values: number[]): number {
  return values
    .filter((value) => value > 0)
    .sort((a, b) => a - b)
    .reduce((total, value) => total + value, 0);
}

/** The part of the shorter list that the other holds too; short lists prove little. */
function containment(a: readonly number[], b: readonly number[]): number {
  const others = new Set(b);
  const shared = a.filter((hash) => others.has(hash)).length;
  return shared / Math.max(Math.min(a.length, b.length), SHINGLES_MIN);
}

function daysBetween(a: WeighedProfile, b: WeighedProfile): number | null {
  if (!a.publishedAt || !b.publishedAt) return null;
  return Math.abs(a.publishedAt.getTime() - b.publishedAt.getTime()) / DAY_MS;
}
