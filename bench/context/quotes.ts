import { type CommentLink, linkComments } from "@/lib/domain/links";
import type { BenchWords } from "../words";
import { ThreadMaker, type TrueKind, type TrueQuote, type TrueThread } from "./quote-threads";

const THREADS = 60;
const COMMENTS = 100;
const SEED = 20261122;
const BARS: Record<TrueKind, { precision: number; recall: number }> = {
  verbatim: { precision: 0.98, recall: 0.95 },
  cut: { precision: 0.98, recall: 0.95 },
  joined: { precision: 0.98, recall: 0.95 },
  edited: { precision: 0.95, recall: 0.85 },
};
/** How much of a found quote has to lie in a true one, and of a true one in found ones. */
const SHARE_MIN = 0.6;

type Found = CommentLink["quotes"][number];
type Tally = { put: number; found: number; claimed: number; right: number; named: number };

/** Finds the quotes of generated threads, and counts those that are right by kind. */
export async function benchQuotes({ seed = SEED }: BenchWords): Promise<boolean> {
  const tallies = new Map<string, Tally>();
  const maker = new ThreadMaker(seed);
  for (let thread = 0; thread < THREADS; thread += 1) judge(maker.thread(COMMENTS), tallies);
  let isWithin = true;
  for (const [kind, bar] of Object.entries(BARS)) {
    const { put, found, claimed, right, named } = tallyOf(tallies, kind);
    // A quote that is joined is found as passages of the other kinds; what is wrong among those counts there.
    const precision = claimed === 0 ? 1 : right / claimed;
    const recall = found / put;
    if (precision < bar.precision || recall < bar.recall) isWithin = false;
    console.log(
      `${kind}: precision ${precision.toFixed(4)} (bar ${bar.precision}) of ${claimed} found, recall ${recall.toFixed(4)} (bar ${bar.recall}) of ${put} put in, ${named} named so`,
    );
  }
  return isWithin;
}

function judge({ paragraphs, comments, quotes }: TrueThread, tallies: Map<string, Tally>): void {
  for (const { position, quotes: found } of linkComments(paragraphs, comments)) {
    const known = quotes.get(position) ?? [];
    for (const one of known) {
      const parts = found.filter((other) => isSame(other, one));
      const covered = parts.reduce((sum, other) => sum + shared(other.bodyStart, other.bodyEnd, one), 0);
      const tally = tallyOf(tallies, one.kind);
      tally.put += 1;
      if (covered >= SHARE_MIN * (one.bodyEnd - one.bodyStart)) tally.found += 1;
      if (parts.some(({ kind }) => kind === one.kind)) tally.named += 1;
    }
    for (const one of found) {
      const truth = known.filter((other) => isSame(one, other));
      const inside = truth.reduce((sum, other) => sum + shared(one.bodyStart, one.bodyEnd, other), 0);
      const isRight = inside >= SHARE_MIN * (one.bodyEnd - one.bodyStart);
      const tally = tallyOf(tallies, isRight ? (truth[0]?.kind ?? one.kind) : one.kind);
      tally.claimed += 1;
      if (isRight) tally.right += 1;
    }
  }
}

/** Whether a found quote points at the passage that a true one comes from. */
function isSame(one: Found, other: TrueQuote): boolean {
  if (JSON.stringify(one.source) !== JSON.stringify(other.source)) return false;
  const met = Math.min(one.sourceEnd, other.sourceEnd) - Math.max(one.sourceStart, other.sourceStart);
  return met >= SHARE_MIN * Math.min(one.sourceEnd - one.sourceStart, other.sourceEnd - other.sourceStart);
}

function shared(start: number, end: number, { bodyStart, bodyEnd }: TrueQuote): number {
  return Math.max(0, Math.min(end, bodyEnd) - Math.max(start, bodyStart));
}

function tallyOf(tallies: Map<string, Tally>, kind: string): Tally {
  const tally = tallies.get(kind) ?? { put: 0, found: 0, claimed: 0, right: 0, named: 0 };
  tallies.set(kind, tally);
  return tally;
}
