const PARAGRAPH_CHARS_MAX = 100_000;
const ARTICLE_CHARS_MAX = 2_000_000;

/**
 * An article as far as rules read it: the first 100,000 characters of a paragraph, two million in all; what lies beyond
 * is empty, so that numbers of paragraphs and places in them stay. Regular expressions fail on runs of millions.
 */
export function readableParagraphs(paragraphs: readonly string[]): string[] {
  let left = ARTICLE_CHARS_MAX;
  return paragraphs.map((text) => {
    const read = beginningOf(text, Math.min(left, PARAGRAPH_CHARS_MAX));
    left -= read.length;
    return read;
  });
}

function beginningOf(text: string, chars: number): string {
  if (text.length <= chars) return text;
  // Not within a surrogate pair: no database takes half of one.
  const isWithin = /[\ud800-\udbff]/.test(text.charAt(chars - 1));
  return text.slice(0, isWithin ? chars - 1 : chars);
}
