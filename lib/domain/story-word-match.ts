import type { Span } from "./sentences";
import { isGrammar } from "./story-background";
import { stemOf } from "./story-stem";

/** A word where it stands: its text in small letters without accents, and its place. */
export type PlacedWord = Span & { word: string };

/** Which words of two lists belong together, in order; both lists of indexes are as long. */
type Common = { left: number[]; right: number[] };

const SEGMENTER = new Intl.Segmenter("en", { granularity: "word" });
/** The table of two longer passages would be too large; what follows counts as different. */
const WORDS_MAX = 400;

/** A passage of more holds the web server up, and what it says is compared by its first 400 words anyway. */
const CHARS_MAX = 4000;

/** The first words of `text` from `start` to `end`, placed in the whole; of languages without spaces too. */
export function wordsAt(text: string, { start, end }: Span): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const { segment, index, isWordLike } of SEGMENTER.segment(
    text.slice(start, Math.min(end, start + CHARS_MAX)),
  )) {
    if (!isWordLike) continue;
    const word = segment
      .normalize("NFKD")
      .replace(/[\p{Mn}’']/gu, "")
      .toLowerCase();
    words.push({ word, start: start + index, end: start + index + segment.length });
  }
  return words;
}

/** The stems that carry meaning, for finding what may be said in other words. */
export function meaningOf(words: readonly PlacedWord[]): Set<string> {
  return new Set(
    words.filter(({ word }) => word.length > 1 && !isGrammar(word)).map(({ word }) => stemOf(word)),
  );
}

/** The share of words that two passages have in common and in the same order, from 0 to 1. */
export function likenessOf(left: readonly PlacedWord[], right: readonly PlacedWord[]): number {
  const all = left.length + right.length;
  return all === 0 ? 0 : (2 * commonCount(left, right)) / all;
}

/**
 * How long the longest common subsequence is: thirty-two cells of the table at once (H. Hyyrö, "Bit-parallel
 * LCS-length computation revisited", 2004), since long articles have many sentences to compare.
 */
function commonCount(left: readonly PlacedWord[], right: readonly PlacedWord[]): number {
  const places = placesOf(left);
  const length = Math.min(left.length, WORDS_MAX);
  // A bit for each word of the left; it becomes 0 where the subsequence grows.
  const open = new Uint32Array(Math.ceil(length / 32)).fill(0xffffffff);
  for (const { word } of right.slice(0, WORDS_MAX)) {
    const here = places.get(word);
    if (!here) continue;
    let carry = 0;
    for (let at = 0; at < open.length; at += 1) {
      const cells = open[at] ?? 0;
      const met = here[at] ?? 0;
      const sum = cells + ((cells & met) >>> 0) + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      open[at] = sum | (cells & ~met);
    }
  }
  let count = 0;
  for (let at = 0; at < length; at += 1) count += ((open[at >>> 5] ?? 0) >>> (at & 31)) & 1 ? 0 : 1;
  return count;
}

const remembered = new WeakMap<readonly PlacedWord[], Map<string, Uint32Array>>();

/** For each word of a passage a bit at each place where it stands; a passage is compared with many. */
function placesOf(words: readonly PlacedWord[]): Map<string, Uint32Array> {
  const known = remembered.get(words);
  if (known) return known;
  const places = new Map<string, Uint32Array>();
  const counted = words.slice(0, WORDS_MAX);
  for (const [index, { word }] of counted.entries()) {
    const bits = places.get(word) ?? new Uint32Array(Math.ceil(counted.length / 32));
    bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
    places.set(word, bits);
  }
  remembered.set(words, places);
  return places;
}

/** The stretches of each passage that the other lacks, joined where they follow one another. */
export function differencesOf(
  left: readonly PlacedWord[],
  right: readonly PlacedWord[],
): { left: Span[]; right: Span[] } {
  const common = commonWords(left, right);
  return { left: stretchesWithout(left, common.left), right: stretchesWithout(right, common.right) };
}

/** The longest common subsequence (Wagner & Fischer, "The string-to-string correction problem", 1974). */
function commonWords(left: readonly PlacedWord[], right: readonly PlacedWord[]): Common {
  // The same words are chosen whichever passage is asked about.
  const isSwapped = textOf(left) > textOf(right);
  const [a, b] = (isSwapped ? [right, left] : [left, right]).map((words) => words.slice(0, WORDS_MAX));
  const { first, second } = longestCommon(
    (a ?? []).map(({ word }) => word),
    (b ?? []).map(({ word }) => word),
  );
  return isSwapped ? { left: second, right: first } : { left: first, right: second };
}

function longestCommon(a: readonly string[], b: readonly string[]): { first: number[]; second: number[] } {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const first: number[] = [];
  const second: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      first.push(i++);
      second.push(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return { first, second };
}

function stretchesWithout(words: readonly PlacedWord[], kept: readonly number[]): Span[] {
  const isKept = new Set(kept);
  const stretches: Span[] = [];
  let follows = false;
  for (const [index, { start, end }] of words.entries()) {
    const last = stretches.at(-1);
    if (isKept.has(index)) follows = false;
    else if (follows && last) last.end = end;
    else {
      stretches.push({ start, end });
      follows = true;
    }
  }
  return stretches;
}

function textOf(words: readonly PlacedWord[]): string {
  return words.map(({ word }) => word).join(" ");
}
