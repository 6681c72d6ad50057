import { isGrammar } from "./story-background";
import { stemOf } from "./story-stem";

/** What an article is about, as far as finding others on its story needs it. */
export type StoryProfile = {
  /** Its terms: stems, names, numbers, pairs of Japanese signs; each once, the weightiest first. */
  words: string[];
  /** How much each counts, before it is weighed by how rare it is. */
  weights: number[];
  /** Those of them that are names: written with a capital inside sentences. */
  names: string[];
  /** A sample of its runs of eight words, as 32-bit hashes in ascending order. */
  shingles: number[];
};

type Story = { title: string | null; paragraphs: readonly string[] };
type Token = { text: string; isCapital: boolean; opensSentence: boolean };
type Tally = { count: number; capitals: number; smalls: number; isInTitle: boolean };

/** Enough for the longest report; what follows in a transcript or a live page is left out. */
const TOKENS_MAX = 4000;
const TERMS_MAX = 400;
const TITLE_COUNTS = 3;
const NAME_FACTOR = 1.5;
const SHINGLE_WORDS = 8;
const SHINGLE_SAMPLE = 4;
const SHINGLES_MAX = 256;

const TOKEN = /[\p{L}\p{N}]+(?:[’'][\p{L}]+)*/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u;
const ENDS_SENTENCE = /[.!?:。！？…“”"«»「」()\n]/u;

/**
 * The profile of an article: its words weighed by how often they stand there (1 + ln tf), more where the title has
 * them or where they are names (written with a capital inside sentences), as in Salton & Buckley, "Term-weighting
 * approaches in automatic text retrieval", 1988; and a sample of its runs of eight words (w-shingling with hashes
 * that 4 divides: Broder, "On the resemblance and containment of documents", 1997). Reads the first 4,000 words.
 * Text without spaces between words (Japanese, Chinese) is cut into pairs of signs.
 */
export function storyProfile({ title, paragraphs }: Story): StoryProfile {
  const tallies = new Map<string, Tally>();
  const hashes = new Set<number>();
  let left = TOKENS_MAX;
  for (const token of tokensOf(title ?? "")) count(tallies, token, true, false);
  for (const paragraph of paragraphs) {
    if (left <= 0) break;
    const tokens = tokensOf(paragraph).slice(0, left);
    left -= tokens.length;
    const tellsNames = !isHeading(tokens);
    for (const token of tokens) count(tallies, token, false, tellsNames);
    addShingles(hashes, tokens);
  }
  const terms = [...tallies].map(([word, tally]) => ({ word, weight: weigh(tally), isName: isName(tally) }));
  terms.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
  const kept = terms.slice(0, TERMS_MAX);
  return {
    words: kept.map(({ word }) => word),
    weights: kept.map(({ weight }) => weight),
    names: kept.filter(({ isName }) => isName).map(({ word }) => word),
    shingles: [...hashes].sort((a, b) => a - b).slice(0, SHINGLES_MAX),
  };
}

function isName({ capitals, smalls }: Tally): boolean {
  return capitals > smalls;
}

function weigh(tally: Tally): number {
  const times = tally.count + (tally.isInTitle ? TITLE_COUNTS : 0);
  return Math.round((1 + Math.log(times)) * (isName(tally) ? NAME_FACTOR : 1) * 1000) / 1000;
}

function count(tallies: Map<string, Tally>, token: Token, isInTitle: boolean, tellsNames: boolean): void {
  for (const term of termsOf(token.text)) {
    const tally = tallies.get(term) ?? { count: 0, capitals: 0, smalls: 0, isInTitle: false };
    tallies.set(term, tally);
    if (isInTitle) tally.isInTitle = true;
    else tally.count += 1;
    if (!tellsNames) continue;
    if (!token.isCapital) tally.smalls += 1;
    else if (!token.opensSentence) tally.capitals += 1;
  }
}

/** A heading in capitals tells nothing of names. */
function isHeading(tokens: readonly Token[]): boolean {
  return tokens.length < 20 && tokens.filter(({ isCapital }) => isCapital).length > tokens.length / 2;
}

function tokensOf(text: string): Token[] {
  // Thousands are written with and without a separator.
  const plain = text.normalize("NFKC").replace(/(?<=\d)[,\u202f ](?=\d{3}(?!\d))/gu, "");
  let end = 0;
  return Array.from(plain.matchAll(TOKEN), ({ 0: found, index }) => {
    const opensSentence = end === 0 || ENDS_SENTENCE.test(plain.slice(end, index));
    end = index + found.length;
    return { text: found, isCapital: /^\p{Lu}/u.test(found), opensSentence };
  });
}

function termsOf(token: string): string[] {
  if (UNSPACED.test(token)) return pairsOf(token);
  const word = plainWord(token);
  if (isGrammar(word) || (word.length < 2 && !/^\d$/.test(word))) return [];
  return [stemOf(word)];
}

/** Small letters without accents or possessive; Slavic names of many romanisations end alike. */
function plainWord(token: string): string {
  const bare = token
    .toLowerCase()
    .replace(/[’']s$/, "")
    .replace(/[’']/g, "");
  const plain = bare
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .normalize("NFC");
  return plain.length > 5 ? plain.replace(/(?:yy|iy|ij|yi|ii)$/, "y") : plain;
}

/** Pairs of signs that follow one another; pairs of hiragana alone are grammar. */
function pairsOf(token: string): string[] {
  const signs = Array.from(token);
  return signs
    .slice(1)
    .map((sign, index) => `${signs[index]}${sign}`)
    .filter((pair) => !/^\p{sc=Hiragana}+$/u.test(pair));
}

function addShingles(hashes: Set<number>, tokens: readonly Token[]): void {
  const words = tokens.map(({ text }) => text.toLowerCase().replace(/[’']/g, ""));
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1) {
    const hash = hashOf(words.slice(at, at + SHINGLE_WORDS).join(" "));
    if (hash % SHINGLE_SAMPLE === 0) hashes.add(hash);
  }
}

/** FNV-1a, mixed, as a signed 32-bit number. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) | 0;
}
