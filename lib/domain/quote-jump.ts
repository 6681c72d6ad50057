/** UTF-16 offsets, end exclusive. */
export type Span = { start: number; end: number };

/** A passage of a comment's body, or of a paragraph of the article. */
export type Place =
  | ({ kind: "comment"; commentId: string } & Span)
  | ({ kind: "article"; paragraph: number } & Span);

/** A passage of a comment, and the same words elsewhere: those it quotes, or those that quote it. */
type Stop = { here: Span; there: Place };

/** The last jump: from which comment, along which of its stops, and whether the reader is at the far end. */
export type Jump = { from: string; stop: Stop; index: number; isThere: boolean };

type Quoting = { bodyStart: number; bodyEnd: number; source: Place };
type Quoted = Span & { commentId: string; bodyStart: number; bodyEnd: number };

/** A comment's stops: what it quotes, in the order of its body, then those that quote it, in the page's order. */
export function stopsOf(comment: { quotes: readonly Quoting[]; quotedBy: readonly Quoted[] }): Stop[] {
  const quotes = comment.quotes.toSorted((a, b) => a.bodyStart - b.bodyStart);
  return [
    ...quotes.map(({ bodyStart, bodyEnd, source }) => ({
      here: { start: bodyStart, end: bodyEnd },
      there: source,
    })),
    ...comment.quotedBy.map(({ start, end, commentId, bodyStart, bodyEnd }) => ({
      here: { start, end },
      there: { kind: "comment" as const, commentId, start: bodyStart, end: bodyEnd },
    })),
  ];
}

/**
 * Where the jump key leads from the comment `at`: back, where the last jump led here; else along its next stop, each in
 * turn. Null: it neither quotes nor is quoted.
 */
export function nextJump(at: string, stops: readonly Stop[], last: Jump | null): Jump | null {
  if (last?.isThere && at === farComment(last)) return { ...last, isThere: false };
  const index = last?.from === at && stops.length > 0 ? (last.index + 1) % stops.length : 0;
  const stop = stops[index];
  return stop ? { from: at, stop, index, isThere: true } : null;
}

/** The passage that a jump leads to. */
export function landing({ from, stop, isThere }: Jump): Place {
  return isThere ? stop.there : { kind: "comment", commentId: from, ...stop.here };
}

/** The comment that is read at the far end: the article's passages are read beside the comment itself. */
function farComment({ from, stop }: Jump): string {
  return stop.there.kind === "comment" ? stop.there.commentId : from;
}
