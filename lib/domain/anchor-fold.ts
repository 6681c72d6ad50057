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

/** `places`: where each character of `text` stands in the text it was folded from; null where nothing changed. */
export type FoldedText = { text: string; places: Int32Array | null };

/** A text with one space for any white space, one apostrophe, one quotation mark, one dash: copies differ in these. */
export function foldText(text: string): FoldedText {
  if (!NEEDS_FOLDING.test(text)) return { text, places: null };
  const places = new Int32Array(text.length);
  let folded = "";
  let isAfterSpace = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? "";
    const isSpace = /\s/.test(sign);
    const same = isSpace ? " " : (SAME.get(sign) ?? sign);
    if (same === "" || (isSpace && isAfterSpace)) continue;
    isAfterSpace = isSpace;
    places[folded.length] = index;
    folded += same;
  }
  return { text: folded, places };
}
