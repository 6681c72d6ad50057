const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Below the first combining mark nothing joins but the two signs of a line's end. */
const FIRST_JOINING = 0x300;

/** Where what readers see as one character begins and ends (UAX 29: a letter with its accent, an emoji of several signs), when the index lies inside it; between two characters the index itself, twice. */
export function characterAround(text: string, index: number): { start: number; end: number } {
  const isPlain = text.charCodeAt(index) < FIRST_JOINING && text.charCodeAt(index - 1) < FIRST_JOINING;
  const found = isPlain || index <= 0 ? undefined : SEGMENTER.segment(text).containing(index);
  if (!found || found.index === index) return { start: index, end: index };
  return { start: found.index, end: found.index + found.segment.length };
}
