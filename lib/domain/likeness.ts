import type { LikenessWords } from "./likeness-words";

/** Bands of how many signature rows: see docs/context.md for the curve. */
const LIKENESS_BANDS = 6;
const BAND_ROWS = 3;
const ROWS = LIKENESS_BANDS * BAND_ROWS;

const SHINGLE_TOKENS = 3;
const WORDS_MIN = 8;
const SHINGLES_MIN = 6;
const WORDS_WITH_LINK_MIN = 1;
/** The beginning of a very long comment stands for the whole. */
const SHINGLES_MAX = 3000;

/**
 * The hashes of a comment's shingles, three tokens each, sorted and each once (w-shingling, Broder 1997), or null where
 * it is too short to mean anything: fewer than eight words or six different shingles. With an address in it, less
 * will do, since that is what a short campaign repeats.
 */
export function shinglesOf({ tokens, words, hasLink }: LikenessWords): Uint32Array | null {
  if (words < (hasLink ? WORDS_WITH_LINK_MIN : WORDS_MIN)) return null;
  const hashes = tokens.slice(0, SHINGLES_MAX + SHINGLE_TOKENS - 1).map(hashOf);
  const all = new Uint32Array(Math.max(0, hashes.length - SHINGLE_TOKENS + 1));
  for (let at = 0; at < all.length; at += 1) {
    all[at] = joined(hashes[at] ?? 0, hashes[at + 1] ?? 0, hashes[at + 2] ?? 0);
  }
  const different = eachOnce(all.sort());
  return different.length < (hasLink ? 1 : SHINGLES_MIN) ? null : different;
}

/** The share of shingles that two comments have in common, of all that either has: Jaccard's index, exact. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  let left = 0;
  let right = 0;
  while (left < a.length && right < b.length) {
    const difference = (a[left] ?? 0) - (b[right] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  const either = a.length + b.length - common;
  return either === 0 ? 0 : common / either;
}

/**
 * The bands of a comment's MinHash signature (Broder 1997; banding: Leskovec, Rajaraman and Ullman, Mining of Massive
 * Datasets, ch. 3). Two comments of similarity s share at least one of 6 bands of 3 rows with probability
 * 1 - (1 - s³)⁶. Each is a signed 32-bit number that holds which band it is.
 */
export function bandsOf(shingles: Uint32Array): number[] {
  const least = new Int32Array(ROWS).fill(0x7fffffff);
  for (const shingle of shingles) {
    for (let row = 0; row < ROWS; row += 1) {
      const hash = Math.imul(shingle ^ (OFFSETS[row] ?? 0), FACTORS[row] ?? 1);
      if (hash < (least[row] ?? 0)) least[row] = hash;
    }
  }
  return Array.from({ length: LIKENESS_BANDS }, (_, band) => {
    const at = band * BAND_ROWS;
    return joined((least[at] ?? 0) + band, least[at + 1] ?? 0, least[at + 2] ?? 0) | 0;
  });
}

/** The n-th number of a fixed sequence (the finaliser of MurmurHash3 over multiples of the golden ratio). */
function drawn(n: number): number {
  return mixed(Math.imul(n, 0x9e3779b9));
}

// The family h(x) = (x xor a) · b mod 2³², b odd; the same in every version, since bands are stored.
const OFFSETS = Int32Array.from({ length: ROWS }, (_, row) => drawn(2 * row + 1));
const FACTORS = Int32Array.from({ length: ROWS }, (_, row) => drawn(2 * row + 2) | 1);

function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** FNV-1a over UTF-16 units. */
function hashOf(token: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  return hash;
}

function joined(first: number, second: number, third: number): number {
  const two = Math.imul(mixed(first) + second, 0x9e3779b1);
  return mixed(Math.imul(mixed(two) + third, 0x85ebca77)) >>> 0;
}

function eachOnce(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) {
      sorted[kept] = sorted[at] ?? 0;
      kept += 1;
    }
  }
  return sorted.slice(0, kept);
}
