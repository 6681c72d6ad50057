/** A comment's own words as they count for likeness. `hasLink`: among them is a web or mail address. */
export type LikenessWords = { tokens: string[]; words: number; hasLink: boolean };

const CHARS_MAX = 20_000;
const PIECE_CHARS = 3;

/**
 * The words of a text without what copies of it differ in, and without what is put in to hide a copy: case and forms
 * of letters (NFKC, accents), invisible characters, letters of other scripts that look Latin (a small part of Unicode
 * UTS #39), digits for letters, single letters with gaps between them, punctuation and emoji.
 *
 * A script without spaces between words gives overlapping pieces of three characters, so that three in a row are five
 * characters. An address on the web gives its host and itself, whole, so that two addresses on one site stay apart.
 */
export function likenessWords(text: string): LikenessWords {
  const found: LikenessWords = { tokens: [], words: 0, hasLink: false };
  let from = 0;
  const beginning = text.slice(0, CHARS_MAX);
  const plain = isAscii(beginning) ? beginning : beginning.replace(INVISIBLE, "");
  if (MAY_HOLD_ADDRESS.test(plain)) {
    for (const match of plain.matchAll(ADDRESS)) {
      addWords(found, plain.slice(from, match.index));
      addAddress(found, match[0]);
      from = match.index + match[0].length;
    }
  }
  addWords(found, plain.slice(from));
  return found;
}

// Format characters, joiners, variation selectors and fillers, which show nothing.
const INVISIBLE = /\p{Cf}|\u034f|[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]|[\ufe00-\ufe0f]/gu;

const MAY_HOLD_ADDRESS = /:\/\/|\w[.@]\w/;
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"]+|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}|\b[a-z0-9-]{2,60}(?:\.[a-z0-9-]{2,60}){0,3}\.(?:com|net|org|info|biz|shop|site|online|xyz|top|club|ru|cn|jp|uk|io|me|ly)\b(?:\/[^\s<>"]*)?/gi;

const ACCENTS = /[\u0300-\u036f]/g;
const APOSTROPHES = /['\u2018\u2019\u02bc\uff07`](?=\p{L})/gu;
const ASCII_WORDS = /[a-z0-9]+/g;
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const LETTER = /\p{L}/u;

const LOOKALIKES = new Map(
  Object.entries({
    ...{ а: "a", в: "b", е: "e", ѕ: "s", і: "i", ј: "j", к: "k", м: "m", н: "h", о: "o", р: "p" },
    ...{ с: "c", т: "t", у: "y", х: "x", һ: "h", ԁ: "d", ԛ: "q", ԝ: "w", ɡ: "g", ı: "i", ꞵ: "b" },
    ...{ α: "a", β: "b", ε: "e", η: "n", ι: "i", κ: "k", ν: "v", ο: "o", ρ: "p", τ: "t", υ: "u", χ: "x" },
  }),
);
const LOOKS_LATIN = new RegExp(`[${[...LOOKALIKES.keys()].join("")}]`, "gu");
const DIGIT_LETTERS: Record<string, string> = {
  0: "o",
  1: "l",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  $: "s",
  "@": "a",
};
const SIGN_LETTERS = /(?<=[a-z])[@$](?=[a-z])/g;

function addWords(found: LikenessWords, text: string): void {
  const single: string[] = [];
  let unspaced = "";
  const endSingle = () => {
    // "f r e e" and "f.r.e.e" are one word; "a b" may be two.
    const joined = single.length >= 3 ? [single.join("")] : single;
    for (const word of joined) addWord(found, word);
    single.length = 0;
  };
  const endUnspaced = () => {
    addPieces(found, unspaced);
    unspaced = "";
  };
  const letters = plainLetters(text);
  const areAscii = isAscii(letters);
  for (const word of letters.match(areAscii ? ASCII_WORDS : WORDS) ?? []) {
    if (!areAscii && UNSPACED.test(word)) {
      endSingle();
      unspaced += word;
      continue;
    }
    endUnspaced();
    if (word.length === 1 && LETTER.test(word)) single.push(word);
    else {
      endSingle();
      addWord(found, withoutDigits(word));
    }
  }
  endSingle();
  endUnspaced();
}

function plainLetters(text: string): string {
  const lower = isAscii(text) ? text.toLowerCase() : foldLetters(text);
  const signed = /[@$]/.test(lower)
    ? lower.replace(SIGN_LETTERS, (sign) => DIGIT_LETTERS[sign] ?? sign)
    : lower;
  return signed.replace(APOSTROPHES, "");
}

function foldLetters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(LOOKS_LATIN, (letter) => LOOKALIKES.get(letter) ?? letter);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

function withoutDigits(word: string): string {
  if (!/[013457]/.test(word) || !LETTER.test(word)) return word;
  return word.replace(/[013457]/g, (digit) => DIGIT_LETTERS[digit] ?? digit);
}

function addWord(found: LikenessWords, word: string): void {
  found.tokens.push(word);
  found.words += 1;
}

function addPieces(found: LikenessWords, run: string): void {
  if (run === "") return;
  const characters = [...run];
  // Two characters make about a word of Chinese, Japanese or Thai.
  found.words += characters.length / 2;
  for (let at = 0; at <= Math.max(0, characters.length - PIECE_CHARS); at += 1) {
    found.tokens.push(characters.slice(at, at + PIECE_CHARS).join(""));
  }
}

function addAddress(found: LikenessWords, address: string): void {
  const whole = address
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/.,;:!?)\]]+$/, "");
  const host = whole.replace(/[/?#].*$/, "");
  found.tokens.push(host, whole, `${whole} `);
  found.words += 1;
  found.hasLink = true;
}
