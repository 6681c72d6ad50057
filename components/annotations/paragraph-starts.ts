// As lib/domain joins an article's paragraphs into the text that annotations are on.
const BETWEEN = "\n\n";

/** Where each paragraph begins in the article's text, in UTF-16 offsets. */
export function paragraphStarts(paragraphs: readonly string[]): number[] {
  let next = 0;
  return paragraphs.map((paragraph) => {
    const start = next;
    next = start + paragraph.length + BETWEEN.length;
    return start;
  });
}
