import type { Run } from "./quote-index";
import type { Line } from "./quote-words";

/**
 * How a quote repeats its source: `verbatim` word for word; `cut` word for word but for words left out in its middle,
 * with or without a mark (…); `edited` with some words changed, added or left out. The bounds of a passage say nothing:
 * half a sentence is verbatim.
 */
type QuoteKind = "verbatim" | "cut" | "edited";

/** A passage of a comment that repeats a passage of another comment or of the article. */
export type QuoteMatch = {
  /** UTF-16 offsets into the comment's body, end exclusive. */
  bodyStart: number;
  bodyEnd: number;
  /** A comment by its position; a paragraph of the article by its index, from 0. */
  source: { kind: "comment"; position: number } | { kind: "article"; paragraph: number };
  /** UTF-16 offsets into the quoted text, end exclusive. */
  sourceStart: number;
  sourceEnd: number;
  kind: QuoteKind;
  /** From 0 to 1: how much of the passage agrees, and how telling its length is. */
  confidence: number;
};

/** A passage of a comment that stands in another text: the line `host`, or a part of it. `origin` is -1 for the article. */
export type Candidate = {
  host: Line;
  line: Line;
  origin: number;
  runs: Run[];
  share: number;
  isMarked: boolean;
  isWholeLine: boolean;
};
/** A match and the words it is made of. */
export type WordMatch = { run: Run; match: QuoteMatch };

/** One origin for each line: the article before a comment, words said first-hand before repeated ones, then the earliest. */
export function chosen(
  candidates: readonly Candidate[],
  isSecondHand: (one: Candidate) => boolean,
): Candidate[] {
  const best = new Map<number, { one: Candidate; rank: [number, number, number] }>();
  for (const one of candidates) {
    const rank: [number, number, number] = [
      isSecondHand(one) ? 1 : 0,
      one.isWholeLine ? -one.share : 0,
      one.origin,
    ];
    const held = best.get(one.line.from);
    if (!held || compare(rank, held.rank) < 0) best.set(one.line.from, { one, rank });
  }
  return [...best.values()].map(({ one }) => one).sort((a, b) => a.line.from - b.line.from);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Lines quoted one after the other that also follow each other in the source are one quote. */
export function merged(matches: readonly WordMatch[]): QuoteMatch[] {
  const kept: WordMatch[] = [];
  for (const one of matches) {
    const held = kept.at(-1);
    const isNext =
      held !== undefined &&
      held.run.source === one.run.source &&
      held.run.from + held.run.length === one.run.from &&
      held.run.sourceFrom + held.run.length === one.run.sourceFrom;
    if (!isNext) {
      kept.push(one);
      continue;
    }
    kept[kept.length - 1] = {
      run: { ...held.run, length: held.run.length + one.run.length },
      match: {
        ...held.match,
        bodyEnd: one.match.bodyEnd,
        sourceEnd: one.match.sourceEnd,
        confidence: Math.max(held.match.confidence, one.match.confidence),
      },
    };
  }
  return kept.map(({ match }) => match);
}

export function withoutOverlap(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  const byStart = [...runs].sort((a, b) => a.from - b.from || b.length - a.length);
  for (const run of byStart) {
    const last = kept.at(-1);
    const end = last ? last.from + last.length : 0;
    if (run.from >= end) kept.push(run);
    else if (last && run.from === last.from && run.length > last.length) kept[kept.length - 1] = run;
  }
  return kept;
}
