const APOSTROPHES = /[\u2018\u2019\u201a\u201b\u2032\u02bc\uff07`\u00b4]/g;
const QUOTATION_MARKS = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02]/g;
const DASHES = /[\u2010-\u2015\u2212\uff0d]/g;

/**
 * A text without what copies of it disagree about: forms of a character, kinds of white space, quotation marks,
 * dashes. For comparing, never for showing.
 */
export function plainText(text: string): string {
  return text
    .replace(APOSTROPHES, "'")
    .replace(QUOTATION_MARKS, '"')
    .replace(DASHES, "-")
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim();
}
