const UNPLAIN = /[^\x20-\x7E]| {2}|&amp;/;
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** The line as it is compared: no invisible characters, one form of each digit, sign, space and apostrophe. */
export function plainLine(text: string): string {
  if (!UNPLAIN.test(text)) return text;
  return text
    .replace(INVISIBLE, "")
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .replace(/[‘’‛`´]/g, "'")
    .replace(/&amp;/g, "&")
    .trim();
}
