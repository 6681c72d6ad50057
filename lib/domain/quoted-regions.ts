import type { Span } from "./quote-jump";

type Quoter = { commentId: string; position: number };

/** A stretch of a comment that others quote; overlapping quotes are one. */
export type QuotedRegion = Span & { by: Quoter[] };

/** The stretches of a body of `length` that others quote, in its order, each with who quotes of it, once. */
export function quotedRegions(quoted: readonly (Span & Quoter)[], length: number): QuotedRegion[] {
  const regions: QuotedRegion[] = [];
  for (const { start, end, commentId, position } of quoted.toSorted((a, b) => a.start - b.start)) {
    // The body may be another since its quotes were found.
    const [from, to] = [Math.max(0, start), Math.min(length, end)];
    if (to <= from) continue;
    const last = regions.at(-1);
    if (!last || from >= last.end) {
      regions.push({ start: from, end: to, by: [{ commentId, position }] });
      continue;
    }
    last.end = Math.max(last.end, to);
    if (!last.by.some((quoter) => quoter.commentId === commentId)) last.by.push({ commentId, position });
  }
  for (const region of regions) region.by.sort((a, b) => a.position - b.position);
  return regions;
}
