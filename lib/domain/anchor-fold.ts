const APOSTROPHES = "\u2018\u2019\u201a\u201b\u2032\u02bc\uff07`\u00b4";
const QUOTATION_MARKS = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02";
const DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d";
const UNSEEN = "\u00ad\u200b\ufeff";

const SAME = new Map([
  ...[...APOSTROPHES].map((sign) => [sign, "'"] as const),
  ...[...QUOTATION_MARKS].map((sign) => [sign, '"'] as const),
  ...[...DASHES].map((sign) => [sign, "-"] as const),
  ...[...UNSEEN].map((sign) => [sign, ""] as const),
]);

const NEEDS_FOLDING = new RegExp(`\\s\\s|[^\\S ]|[${[...SAME.keys()].join("")}]`);

/** A letter with its marks, a Korean syllable with its parts, or any one character: what Unicode may compose into one. */
const COMPOSED_OF = /[\u1100-\u115f\uac00-\ud7a3][\u1160-\u11ff]*\p{M}*|\P{M}\p{M}*|\p{M}+/gu;

/**
 * `starts` and `ends`: where each UTF-16 unit of `text` begins and ends in the text it was folded from, since letters
 * with several marks become shorter or longer; null where nothing changed.
 */
export type FoldedText = { text: string; starts: Int32Array | null; ends: Int32Array | null };

/**
 * A text with one space for any white space, one apostrophe, one quotation mark, one dash, and letters composed with
 * their marks (Unicode's form NFC, UAX 15): copies differ in these.
 */
export function foldText(given: string): FoldedText {
  const composed = compose(given);
  const { text } = composed;
  if (!NEEDS_FOLDING.test(text)) return composed;
  const [starts, ends] = [new Int32Array(text.length), new Int32Array(text.length)];
  let folded = "";
  let isAfterSpace = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? "";
    const isSpace = /\s/.test(sign);
    const same = isSpace ? " " : (SAME.get(sign) ?? sign);
    if (same === "" || (isSpace && isAfterSpace)) continue;
    isAfterSpace = isSpace;
    starts[folded.length] = composed.starts?.[index] ?? index;
    ends[folded.length] = composed.ends?.[index] ?? index + 1;
    folded += same;
  }
  return { text: folded, starts, ends };
}

function compose(text: string): FoldedText {
  if (text === text.normalize("NFC")) return { text, starts: null, ends: null };
  const [starts, ends]: [number[], number[]] = [[], []];
  let composed = "";
  for (const { 0: signs, index } of text.matchAll(COMPOSED_OF)) {
    const one = signs.normalize("NFC");
    const isSame = one === signs;
    for (let unit = 0; unit < one.length; unit += 1) {
      starts.push(isSame ? index + unit : index);
      ends.push(isSame ? index + unit + 1 : index + signs.length);
    }
    composed += one;
  }
  return { text: composed, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}
