const BETWEEN = "\n\n";

/** An article as one text, into which places in it count. */
export function articleText(paragraphs: readonly string[]): string {
  return paragraphs.join(BETWEEN);
}

/** A stretch of one paragraph: UTF-16 offsets into it, end exclusive. */
export type ParagraphSpan = { paragraph: number; start: number; end: number };

/** A place in `articleText` as stretches of the paragraphs that it touches; empty ones are left out. */
export function paragraphSpans(
  paragraphs: readonly string[],
  { start, end }: { start: number; end: number },
): ParagraphSpan[] {
  const spans: ParagraphSpan[] = [];
  let offset = 0;
  for (const [paragraph, text] of paragraphs.entries()) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, text.length);
    if (from < to) spans.push({ paragraph, start: from, end: to });
    offset += text.length + BETWEEN.length;
  }
  return spans;
}

/** Where an offset into a paragraph stands in `articleText`. */
export function placeInArticle(paragraphs: readonly string[], paragraph: number, offset: number): number {
  return paragraphs.slice(0, paragraph).reduce((sum, text) => sum + text.length + BETWEEN.length, 0) + offset;
}
