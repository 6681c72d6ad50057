import type { Stretch } from "./passage-pieces";

const CONTEXT_CHARS = 32;

/** A selected stretch as it can be annotated: forwards, within the text, without blanks at its ends and with whole characters; null where nothing is left. */
export function selectedStretch(text: string, from: number, to: number): Stretch | null {
  let start = Math.max(0, Math.min(from, to));
  let end = Math.min(text.length, Math.max(from, to));
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  if (start >= end) return null;
  if (isWithinCharacter(text, start)) start -= 1;
  if (isWithinCharacter(text, end)) end += 1;
  return { start, end };
}

/** The words that find a stretch again (TextQuoteSelector of the W3C's Web Annotation Data Model): itself and 32 characters on either side. */
export function quoteSelector(text: string, { start, end }: Stretch) {
  let before = Math.max(0, start - CONTEXT_CHARS);
  let after = Math.min(text.length, end + CONTEXT_CHARS);
  if (isWithinCharacter(text, before)) before += 1;
  if (isWithinCharacter(text, after)) after -= 1;
  return { exact: text.slice(start, end), prefix: text.slice(before, start), suffix: text.slice(end, after) };
}

// A character beyond U+FFFF is two UTF-16 units; half of one is no text.
function isWithinCharacter(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
