import { backgroundRate, isGrammar } from "./story-background";
import { stemOf } from "./story-stem";

/** A word as it is compared (`key`), as it stands in the text, and how rare it is in news, from 0 to 1. */
export type Term = { key: string; word: string; isName: boolean; rarity: number };

const WORD =
  /(?:\p{L}\.){2,}|\p{N}+(?:[.,]\p{N}+)+|[\p{sc=Han}\p{sc=Katakana}ー]+|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}])+(?:['’]\p{L}+)*/gu;
const WITHOUT_SPACES = /^[\p{sc=Han}\p{sc=Katakana}ー]/u;
const SENTENCE_START = /(?:^|[.!?…:。！？\n])["“”‘’'«»([\s—–-]*$/u;
const BEFORE_CHARS = 12;
// The share of stories that the rarest words are in; see story-background.
const RATE_MIN = 0.003;

/** What comments are made of and news are not, beside the words of grammar. */
const TALK = new Set(
  `actually anyway cannot comment comments definitely easy exactly everybody guess guy guys hey hmm honestly http https idea
  lol look looks lot maybe nobody oh ok okay people please point really sad seriously sorry stuff stupid sure thank thanks think thinking thought
  thing things truly wonder wow wrong www yeah yep yes`.split(/\s+/),
);

/** The words of a text that may tell what it is about, in order, repeated ones too. */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (WITHOUT_SPACES.test(word)) {
      terms.push(...pairsOf(word));
      continue;
    }
    const term = rememberedTerm(word);
    if (term === null) continue;
    const isStart = term.isName && SENTENCE_START.test(text.slice(Math.max(0, index - BEFORE_CHARS), index));
    terms.push(isStart ? { ...term, isName: false } : term);
  }
  return terms;
}

/** Where no spaces part the words, pairs of characters stand for them, as is usual in Japanese and Chinese retrieval. */
function pairsOf(run: string): Term[] {
  const chars = [...run];
  return chars.slice(1).map((char, index) => {
    const pair = `${chars[index]}${char}`;
    return { key: pair, word: pair, isName: false, rarity: rarityOf(pair) };
  });
}

const remembered = new Map<string, Term | null>();
const REMEMBERED_MAX = 50_000;

/** Stems take most of the time, and most words of a thread were there before. */
function rememberedTerm(word: string): Term | null {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  const term = termOf(word);
  remembered.set(word, term);
  return term;
}

/** As it is within a sentence: with a capital, a name. */
function termOf(word: string): Term | null {
  const plain = word
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/(?<=\p{L})\./gu, "");
  if (/^\p{N}/u.test(plain)) return numberOf(word);
  const base = plain.replace(/'\p{L}+$/u, "");
  if (base.length < 2 || TALK.has(base)) return null;
  if (isGrammar(base)) {
    // The U.S. and the WHO are no pronouns.
    const isAcronym = /^(?:\p{Lu}\.?){2,5}$/u.test(word);
    return isAcronym ? { key: base.toUpperCase(), word, isName: true, rarity: 0.5 } : null;
  }
  const stem = stemOf(base);
  return {
    // Russia and Russian, Lithuania and Lithuanian are one to a reader.
    key: stem.replace(/(...)(?:ian?)$/, "$1"),
    word: word.replace(/['’]s?$/u, ""),
    isName: /^\p{Lu}/u.test(word),
    rarity: rarityOf(stem),
  };
}

/** Digits without what groups them; a digit alone tells nothing. */
function numberOf(word: string): Term | null {
  const key = word.replaceAll(/,(?=\p{N}{3})/gu, "");
  return key.length < 2 ? null : { key, word, isName: false, rarity: rarityOf(key) };
}

function rarityOf(stem: string): number {
  return Math.min(1, Math.log(backgroundRate(stem)) / Math.log(RATE_MIN));
}
