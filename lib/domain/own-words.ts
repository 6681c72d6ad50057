const LEFT_BEHIND = /^[\s\p{Pe}\p{Pf}"'.,;:!?…‥。、，．：；！？・—–-]+/u;

/** A comment's beginning without the quote that it opens with, nor what stands between that and the reader's own words. */
export function ownWords(excerpt: string, leadingQuoteEnd: number): string {
  if (leadingQuoteEnd === 0) return excerpt.trim();
  return excerpt.slice(leadingQuoteEnd).replace(LEFT_BEHIND, "").trim();
}
