import type { CommentQuote } from "@/lib/comments/data";

/** A stretch of a body: the reader's own words, or a quote, on lines of its own or within a sentence. */
export type BodyPart =
  | { kind: "text"; start: number; text: string }
  | { kind: "quote"; start: number; text: string; quote: CommentQuote; isBlock: boolean };

const QUOTE_MARKS = /^[\s"“”'‘’«»>]*$/u;

function isBlock(body: string, quote: CommentQuote): boolean {
  const before = body.slice(body.lastIndexOf("\n", quote.bodyStart - 1) + 1, quote.bodyStart);
  if (!QUOTE_MARKS.test(before)) return false;
  const lineEnd = body.indexOf("\n", quote.bodyEnd);
  const after = body.slice(quote.bodyEnd, lineEnd < 0 ? undefined : lineEnd);
  // A body that begins with a quote answers it, also where the source lost the line break.
  return QUOTE_MARKS.test(after) || body.slice(0, quote.bodyStart).trim().length <= 1;
}

/** Cuts a body at its quotes. Quotes that overlap an earlier one are left in the text. */
export function bodyParts(body: string, quotes: readonly CommentQuote[]): BodyPart[] {
  const parts: BodyPart[] = [];
  let end = 0;
  for (const quote of quotes.toSorted((a, b) => a.bodyStart - b.bodyStart)) {
    if (quote.bodyStart < end || quote.bodyEnd > body.length || quote.bodyEnd <= quote.bodyStart) continue;
    if (quote.bodyStart > end)
      parts.push({ kind: "text", start: end, text: body.slice(end, quote.bodyStart) });
    const text = body.slice(quote.bodyStart, quote.bodyEnd);
    parts.push({ kind: "quote", start: quote.bodyStart, text, quote, isBlock: isBlock(body, quote) });
    end = quote.bodyEnd;
  }
  if (end < body.length) parts.push({ kind: "text", start: end, text: body.slice(end) });
  return parts;
}
