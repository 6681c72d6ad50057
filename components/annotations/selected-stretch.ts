import { characterAround } from "@/lib/domain/whole-characters";
import type { Stretch } from "./passage-pieces";

const CONTEXT_CHARS = 32;

/** A selected stretch as it can be annotated: forwards, within the text, without blanks at its ends and with whole characters; null where nothing is left. */
export function selectedStretch(text: string, from: number, to: number): Stretch | null {
  let start = Math.max(0, Math.min(from, to));
  let end = Math.min(text.length, Math.max(from, to));
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  if (start >= end) return null;
  return { start: characterAround(text, start).start, end: characterAround(text, end).end };
}

/** The words that find a stretch again (TextQuoteSelector of the W3C's Web Annotation Data Model): itself and 32 characters on either side. */
export function quoteSelector(text: string, { start, end }: Stretch) {
  const before = characterAround(text, Math.max(0, start - CONTEXT_CHARS)).end;
  const after = characterAround(text, Math.min(text.length, end + CONTEXT_CHARS)).start;
  return { exact: text.slice(start, end), prefix: text.slice(before, start), suffix: text.slice(end, after) };
}
