import type { Corpus, LineKind } from "./quote-corpus";
import type { Seed } from "./quote-index";

/** Equal words in a row: `length` words from number `at` in the quoting line and from `there` in the other. */
export type Run = { at: number; there: number; length: number };

/** Runs of equal words that follow one another in both lines, none overlapping. */
export type Chain = { kind: number; runs: Run[] };

const RUNS_MAX = 200;
const CHAINS_MAX = 3;
/** Words between two runs that were changed, at most, on either side. */
const CHANGED_MAX = 6;
/** Words that were left out between two runs, at most; and as many times what is quoted. */
const CUT_MAX = 12;
const CUT_SHARE_MAX = 2;
/** Where an ellipsis tells that words were left out. */
const MARKED_CUT_MAX = 400;
/** A word that differs costs this much of what an equal one earns. */
const CHANGE_COST = 0.6;
const CUT_COST = 1.5;

/**
 * Lays a line beside another that shares words with it: seeds are widened to runs of equal words, and the runs chained
 * in the order that both lines have them, with a cost for what lies between (seed, chain and extend, as in Li,
 * "Minimap and miniasm", 2016; the chaining is the sparse dynamic programming of Eppstein et al., 1992). Returns the
 * best chain and those of the words that it leaves. `isElided` says whether an ellipsis stands before a word of the line.
 */
export function chainsBetween(
  corpus: Corpus,
  line: LineKind,
  other: LineKind,
  seeds: readonly Seed[],
  isElided: (at: number) => boolean,
): Chain[] {
  let runs = runsFrom(corpus, line, other, seeds);
  const chains: Chain[] = [];
  while (runs.length > 0 && chains.length < CHAINS_MAX) {
    const best = bestChain(corpus, runs, isElided);
    chains.push({ kind: other.number, runs: withSmallRuns(corpus, best) });
    runs = runs.filter((run) => !best.some((used) => isOverlapping(run, used)));
  }
  return chains;
}

/** How many of a chain's words agree, and of how many: 1 where nothing was changed, whatever was left out. */
export function agreementOf(corpus: Corpus, runs: readonly Run[]): number {
  let equal = 0;
  let changed = 0;
  for (const [index, run] of runs.entries()) {
    equal += corpus.weightOf(run.at, run.at + run.length);
    const last = runs[index - 1];
    if (!last) continue;
    const own = corpus.weightOf(last.at + last.length, run.at);
    if (own > 0)
      changed += Math.max(own, Math.min(2 * own, corpus.weightOf(last.there + last.length, run.there)));
  }
  return equal === 0 ? 0 : equal / (equal + changed);
}

/** The part of a chain that lies between two words of the quoting line. */
export function clippedRuns(runs: readonly Run[], from: number, to: number): Run[] {
  return runs.flatMap(({ at, there, length }): Run[] => {
    const start = Math.max(at, from);
    const end = Math.min(at + length, to);
    return start < end ? [{ at: start, there: there + start - at, length: end - start }] : [];
  });
}

function runsFrom(corpus: Corpus, line: LineKind, other: LineKind, seeds: readonly Seed[]): Run[] {
  const runs: Run[] = [];
  const coveredTo = new Map<number, number>();
  for (const { at, there } of seeds) {
    const covered = coveredTo.get(there - at) ?? line.from;
    if (at < covered) continue;
    let back = 0;
    while (
      at - back > covered &&
      there - back > other.from &&
      isEqual(corpus, at - back - 1, there - back - 1)
    )
      back += 1;
    let ahead = 0;
    while (at + ahead < line.to && there + ahead < other.to && isEqual(corpus, at + ahead, there + ahead))
      ahead += 1;
    coveredTo.set(there - at, at + ahead);
    runs.push({ at: at - back, there: there - back, length: back + ahead });
    if (runs.length === RUNS_MAX) break;
  }
  return runs.sort((a, b) => a.at - b.at || a.there - b.there);
}

type Step = { run: Run; score: number; before: Step | null };

function bestChain(corpus: Corpus, runs: readonly Run[], isElided: (at: number) => boolean): Run[] {
  const steps: Step[] = [];
  let best: Step | null = null;
  for (const run of runs) {
    let step: Step = { run, score: corpus.weightOf(run.at, run.at + run.length), before: null };
    for (const before of steps) {
      const next = trimmedAfter(before.run, run);
      if (!next) continue;
      const cost = costBetween(corpus, before, next, isElided);
      const score = before.score - cost + corpus.weightOf(next.at, next.at + next.length);
      if (score > step.score) step = { run: next, score, before };
    }
    steps.push(step);
    if (!best || step.score > best.score) best = step;
  }
  const chain: Run[] = [];
  for (let step = best; step !== null; step = step.before) chain.push(step.run);
  return chain.reverse();
}

/** What is left of a run after another; null where it does not follow it in both lines. */
function trimmedAfter(last: Run, run: Run): Run | null {
  const shift = Math.max(0, last.at + last.length - run.at, last.there + last.length - run.there);
  if (shift === 0) return run;
  if (shift >= run.length || run.at <= last.at || run.there <= last.there) return null;
  return { at: run.at + shift, there: run.there + shift, length: run.length - shift };
}

function costBetween(corpus: Corpus, { run }: Step, next: Run, isElided: (at: number) => boolean): number {
  const [at, there] = [run.at + run.length, run.there + run.length];
  const own = next.at - at;
  const others = next.there - there;
  if (isElided(next.at) && own <= 1) return others > MARKED_CUT_MAX ? Number.POSITIVE_INFINITY : CUT_COST;
  if (own > CHANGED_MAX) return Number.POSITIVE_INFINITY;
  if (own === 0) {
    const most = Math.max(CUT_MAX, CUT_SHARE_MAX * (run.length + next.length));
    return others > most ? Number.POSITIVE_INFINITY : CUT_COST + others / 20;
  }
  if (others > CHANGED_MAX) return Number.POSITIVE_INFINITY;
  return (
    CHANGE_COST * (corpus.weightOf(at, next.at) + corpus.weightOf(there, next.there)) * 0.5 + CHANGE_COST
  );
}

/** Adds the equal words between runs that are too few to be a seed. */
export function withSmallRuns(corpus: Corpus, runs: readonly Run[]): Run[] {
  return runs.flatMap((run, index) => {
    const last = runs[index - 1];
    if (!last) return [run];
    const small: Run[] = [];
    let there = last.there + last.length;
    for (let at = last.at + last.length; at < run.at; at += 1) {
      let place = there;
      while (place < run.there && !isEqual(corpus, at, place)) place += 1;
      if (place >= run.there || place - there > CHANGED_MAX) continue;
      const before = small.at(-1);
      if (before && before.at + before.length === at && before.there + before.length === place)
        small[small.length - 1] = { ...before, length: before.length + 1 };
      else small.push({ at, there: place, length: 1 });
      there = place + 1;
    }
    return [...small, run];
  });
}

function isOverlapping(a: Run, b: Run): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length;
}

function isEqual(corpus: Corpus, a: number, b: number): boolean {
  return corpus.wordAt(a) === corpus.wordAt(b);
}
