/** A word of a text as it is compared, and where it stands there (UTF-16 offsets, end exclusive). */
export type Words = {
  ids: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
};

/** A line of a text that holds words: word numbers `from` to `to` and offsets `start` to `end`, ends exclusive. */
export type Line = { from: number; to: number; start: number; end: number };

// Scripts without spaces between words are compared character by character.
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}]+)*/gu;

const FUNCTION_WORDS = new Set(
  "a about all an and any are as at be been but by can could did do does for from get had has have he her his how i if im in is it its just like me more my no not of on one or our out she so some than that the their them then there these they this to too up us very was we were what when where which who why will with would you your".split(
    " ",
  ),
);

/**
 * Gives each word a number, equal for words that differ in case or in the form of an apostrophe. Everything between
 * words (quotation marks, dashes, spaces, brackets) is not compared at all.
 */
export class Lexicon {
  private readonly idOf = new Map<string, number>();
  private readonly chars: number[] = [];
  private readonly contentChars: number[] = [];

  read(text: string): Words {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    for (const match of text.matchAll(WORD)) {
      const word = match[0];
      ids.push(this.numberOf(word.toLowerCase().replace(/['’]/g, "")));
      starts.push(match.index);
      ends.push(match.index + word.length);
    }
    return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
  }

  /** How many characters of distinctiveness a word adds; one character of Japanese says more than one of English. */
  charsOf(id: number): number {
    return this.chars[id] ?? 0;
  }

  /** The same, and 0 for words that every sentence holds. */
  contentCharsOf(id: number): number {
    return this.contentChars[id] ?? 0;
  }

  private numberOf(word: string): number {
    const known = this.idOf.get(word);
    if (known !== undefined) return known;
    const id = this.idOf.size;
    this.idOf.set(word, id);
    const chars = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]$/u.test(word) ? 2 : word.length;
    this.chars.push(chars);
    this.contentChars.push(FUNCTION_WORDS.has(word) ? 0 : chars);
    return id;
  }
}

/** The lines of a text that hold words. */
export function linesWithWords(text: string, words: Words): Line[] {
  const lines: Line[] = [];
  let word = 0;
  let start = 0;
  while (start <= text.length) {
    const feed = text.indexOf("\n", start);
    const end = feed === -1 ? text.length : feed;
    const from = word;
    while (word < words.starts.length && (words.starts[word] ?? 0) < end) word += 1;
    if (word > from) lines.push({ from, to: word, start, end });
    start = end + 1;
  }
  return lines;
}
