/** Where the words of a text stand: UTF-16 offsets, ends exclusive. */
type WordPlaces = { starts: number[]; ends: number[] };

type Visit = (start: number, end: number) => void;

const SEPARATOR = 1;
const LETTER = 2;
// Scripts without spaces between words are compared character by character.
const SINGLE = 3;
/** Stands inside a word without being seen: soft hyphens, joiners, variation selectors. */
const UNSEEN = 4;
const APOSTROPHE = 5;

/** An address is one word: the words in its path are nobody's. */
const ADDRESS_START = /^(?:https?|www)$/i;
const ADDRESS = /(?::\/\/|\.[\p{L}\p{N}])\S*/uy;

const kinds = new Uint8Array(0x10000);

/**
 * Calls `visit` with where each word of a text stands, in order. Everything between words (quotation marks, dashes,
 * spaces, brackets) is left out. One pass, linear in the text.
 */
export function visitWords(text: string, visit: Visit): void {
  const hasAddress = text.includes("://") || text.includes("www.");
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === SINGLE) {
      const end = at + widthAt(text, at);
      visit(at, end);
      at = end;
    } else if (kind === LETTER) {
      const word = endOfWord(text, at);
      const end = hasAddress ? endOfAddress(text, at, word) : word;
      visit(at, end);
      at = end;
    } else {
      at += widthAt(text, at);
    }
  }
}

/** Where the words of a text stand. */
export function wordPlaces(text: string): WordPlaces {
  const places: WordPlaces = { starts: [], ends: [] };
  visitWords(text, (start, end) => {
    places.starts.push(start);
    places.ends.push(end);
  });
  return places;
}

/** A word as it is compared: the same in any case, form of an apostrophe, width, or way of writing an accent. */
export function comparable(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’ʼ＇]|\p{Default_Ignorable_Code_Point}/gu, "");
}

/** Whether a word is one character of a script that does not part its words. */
export function isSingle(word: string): boolean {
  return word.length <= 2 && kindAt(word, 0) === SINGLE;
}

/** Where the address ends whose first word is given; where that is none, the end of the word. */
function endOfAddress(text: string, start: number, end: number): number {
  if (end - start > "https".length || !ADDRESS_START.test(text.slice(start, end))) return end;
  ADDRESS.lastIndex = end;
  return end + (ADDRESS.exec(text)?.[0].length ?? 0);
}

function endOfWord(text: string, start: number): number {
  let end = start + widthAt(text, start);
  let at = end;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === LETTER) {
      at += widthAt(text, at);
      end = at;
    } else if (kind === UNSEEN || (kind === APOSTROPHE && kindAt(text, at + 1) === LETTER)) {
      at += 1;
    } else {
      break;
    }
  }
  return end;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return SEPARATOR;
  if (code >= 0xd800 && code < 0xe000) return classOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const known = kinds[code];
  if (known) return known;
  const kind = classOf(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function classOf(character: string): number {
  if (/['’＇]/.test(character)) return APOSTROPHE;
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return UNSEEN;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(character)) return SINGLE;
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? LETTER : SEPARATOR;
}
