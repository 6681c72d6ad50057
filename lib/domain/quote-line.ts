import { agreementOf, type Chain, clippedRuns, type Run, withSmallRuns } from "./quote-alignment";
import type { Corpus, Line, LineKind } from "./quote-corpus";
import type { Unit, WrittenLine } from "./quote-frames";
import type { QuoteIndex } from "./quote-index";
import type { QuoteKind } from "./quote-matches";
import { type Frame, LEAST, PassageMeasures } from "./quote-measures";

/** A passage of a line that stands in another line, and is set off enough for its length to be a quote. */
export type Passage = {
  line: Line;
  /** Words of the passage, counted from the line's first. */
  unit: Unit;
  /** Of the line that it stands in: its kind, and words counted from that line's first. */
  source: number;
  sourceUnit: Unit;
  frame: Frame;
  isMarked: boolean;
  kind: QuoteKind;
  /** From 0 to 1. */
  agreement: number;
  /** What its equal words tell together. */
  telling: number;
  /** Whether the rest of its line, or of its quotation marks, repeats something else. */
  isJoined: boolean;
  /** Whether it is enough to be a quote without that. */
  isAlone: boolean;
};

type Part = { chain: Chain; runs: Run[] };

/** The least of a passage that is joined to others; less, where most of the line comes from the same text. */
const JOINED_PIECE = { telling: 12, words: 5 };
const JOINED_TO_SAME = { telling: 6, words: 3 };
const JOINED_LINES_MAX = 16;
/** The words of a line or of quotation marks that a quote has to cover, by what they tell. */
const COVERED = 0.8;
/** A line that is covered this far is quoted as a line, whatever quotation marks stand in it. */
const COVERED_WHOLLY = 0.95;
/** Of all its words: phrases that tell nothing are no quote either. */
const COVERED_WORDS = 0.7;
/** Words at a passage's end that may have been changed. */
const CHANGED_END_MAX = 3;
const SHORT_END_MAX = 6;
/** How much of a passage another line has to hold to be taken for its source as well. */
const ALTERNATIVE_MIN = 0.8;
/** Words that a piece of a joined quote keeps where it meets another. */
const PIECE_MIN = 2;

/** Tells which of the words that a line shares with others are quotes of them, by how they stand in it. */
export class LineReader {
  private readonly line: Line;
  private readonly kind: LineKind;
  private readonly written: WrittenLine;
  private readonly doubt: number;
  private readonly measures: PassageMeasures;

  constructor(
    private readonly corpus: Corpus,
    index: QuoteIndex,
    { line, kind, written }: { line: Line; kind: LineKind; written: WrittenLine },
  ) {
    this.line = line;
    this.kind = kind;
    this.written = written;
    this.doubt = corpus.doubt;
    this.measures = new PassageMeasures(corpus, index, written);
  }

  read(chains: readonly Chain[]): Passage[] {
    const whole = { from: 0, to: this.written.words };
    const wholly = this.inUnit(chains, whole, "line", COVERED_WHOLLY);
    if (wholly.length > 0) return wholly;
    const marked = this.written.markedUnits().flatMap((unit) => this.inUnit(chains, unit, "marked", COVERED));
    const afterHead = this.written.afterHead();
    const rest = marked.length > 0 ? [] : this.inUnit(chains, whole, "line", COVERED);
    const spoken =
      marked.length + rest.length > 0 || !afterHead ? [] : this.inUnit(chains, afterHead, "line", COVERED);
    const framed = [...marked, ...rest, ...spoken];
    const loose = chains.flatMap((chain) => this.loose(chain, framed));
    return [...framed, ...loose];
  }

  /** What a line, or a passage in quotation marks, repeats; nothing where that does not cover it. */
  private inUnit(chains: readonly Chain[], unit: Unit, frame: "line" | "marked", covered: number): Passage[] {
    const [from, to] = [unit.from + this.kind.from, unit.to + this.kind.from];
    const parts = chains.flatMap((chain): Part[] => {
      const runs = this.withShortEnds(clippedRuns(chain.runs, from, to), chain, { from, to });
      return runs.length === 0 ? [] : [{ chain, runs }];
    });
    const best = this.telling(this.withoutOverlap(parts));
    const isJoined = best.length > 1;
    const pieces = best.map((part) => this.passageOf(part, frame, isJoined ? null : unit));
    const weight = pieces.reduce((sum, piece) => sum + this.weightOfUnit(piece.unit), 0);
    const words = pieces.reduce((sum, piece) => sum + piece.unit.to - piece.unit.from, 0);
    if (best.length === 0 || weight < covered * this.corpus.weightOf(from, to)) return [];
    if (words < COVERED_WORDS * (to - from)) return [];
    const total = pieces.reduce((sum, { telling }) => sum + telling, 0);
    if (isJoined && total < LEAST[frame].exact.telling) return [];
    return best.flatMap((piece) =>
      parts.flatMap(({ chain, runs: own }) => {
        const runs = clippedRuns(own, startOf(piece.runs), endOf(piece.runs));
        if (runs.length === 0 || lengthOf(runs) < ALTERNATIVE_MIN * lengthOf(piece.runs)) return [];
        const passage = this.passageOf({ chain, runs }, frame, isJoined ? null : unit);
        const isQuote = this.measures.isTelling(isJoined ? { ...passage, frame: "sentence" } : passage, runs);
        return isJoined || isQuote ? [{ ...passage, isJoined, isAlone: isQuote }] : [];
      }),
    );
  }

  /** What repeats another line without being set off: whole sentences, or so many words that nobody writes them by chance. */
  private loose(chain: Chain, framed: readonly Passage[]): Passage[] {
    const [from, to] = [startOf(chain.runs) - this.kind.from, endOf(chain.runs) - this.kind.from];
    if (framed.some(({ unit }) => unit.from < to && from < unit.to)) return [];
    const isSentence = this.written.isSentenceStart(from) && this.written.isSentenceStart(to);
    const passage = this.passageOf({ chain, runs: chain.runs }, isSentence ? "sentence" : "free", null);
    return this.measures.isTelling(passage, chain.runs) ? [passage] : [];
  }

  private passageOf({ chain, runs }: Part, frame: Frame, framed: Unit | null): Passage {
    const source = this.corpus.kinds[chain.kind];
    const sourceFrom = source?.from ?? 0;
    const unit = { from: startOf(runs) - this.kind.from, to: endOf(runs) - this.kind.from };
    const first = runs[0]?.there ?? 0;
    const last = runs.at(-1);
    const sourceUnit = {
      from: first - sourceFrom,
      to: (last ? last.there + last.length : first) - sourceFrom,
    };
    const size = (source?.to ?? 0) - sourceFrom;
    const head = framed ? this.changedEnd(unit.from - framed.from, sourceUnit.from, unit.from) : 0;
    const tail = framed ? this.changedEnd(framed.to - unit.to, size - sourceUnit.to, unit.to) : 0;
    const isChanged = head + tail > 0;
    return {
      line: this.line,
      unit: { from: unit.from - head, to: unit.to + tail },
      source: chain.kind,
      sourceUnit: {
        from: sourceUnit.from - Math.min(head, sourceUnit.from),
        to: Math.min(size, sourceUnit.to + tail),
      },
      frame,
      isMarked: frame === "marked" || this.written.isMarked(unit),
      kind: isChanged
        ? "edited"
        : this.kindOf(runs, { isStart: sourceUnit.from === 0, isEnd: sourceUnit.to === size }),
      agreement:
        agreementOf(this.corpus, runs) *
        (isChanged ? 1 - (head + tail) / (unit.to - unit.from + head + tail) : 1),
      telling: this.weightOf(runs),
      isJoined: false,
      isAlone: true,
    };
  }

  /** How many words at the end of a unit were changed: none where they are no part of the sentence, or nothing stands there in the source. */
  private changedEnd(words: number, sourceWords: number, boundary: number): number {
    if (words === 0 || words > CHANGED_END_MAX || sourceWords === 0) return 0;
    return this.written.isSentenceStart(boundary) ? 0 : words;
  }

  /** Words before the start of the source's line, and after its end, can't have been left out. */
  private kindOf(runs: readonly Run[], { isStart, isEnd }: { isStart: boolean; isEnd: boolean }): QuoteKind {
    let kind: QuoteKind = "verbatim";
    for (const [index, run] of runs.entries()) {
      const last = runs[index - 1];
      if (!last) continue;
      const own = run.at - last.at - last.length;
      if (own > 0 && !this.written.isElidedBefore(run.at - this.kind.from)) return "edited";
      kind = "cut";
    }
    const [from, to] = [startOf(runs) - this.kind.from, endOf(runs) - this.kind.from];
    const isCut =
      (!isStart && this.written.isElidedBefore(from)) || (!isEnd && this.written.isElidedBefore(to));
    return isCut ? "cut" : kind;
  }

  /** Adds the few words before or after a cut that are too few to be found by themselves. */
  private withShortEnds(runs: Run[], chain: Chain, unit: Unit): Run[] {
    const source = this.corpus.kinds[chain.kind];
    const [first, last] = [runs[0], runs.at(-1)];
    if (!source || !first || !last) return runs;
    const end = last.at + last.length;
    const thereEnd = last.there + last.length;
    const [head, tail] = [first.at - unit.from, unit.to - end];
    const isHead = head > 0 && head <= SHORT_END_MAX && this.isGoingOn(first.at - this.kind.from);
    const isTail = tail > 0 && tail <= SHORT_END_MAX && this.isGoingOn(end - this.kind.from);
    const start = { at: unit.from, there: Math.max(source.from, first.there - head - 2), length: 0 };
    const stop = { at: unit.to, there: Math.min(source.to, thereEnd + tail + 2), length: 0 };
    const before = isHead ? this.found(unit.from, head, source.from, first.there) : null;
    const after = isTail ? this.found(end, tail, thereEnd, source.to) : null;
    return [
      ...(before ?? (isHead ? withSmallRuns(this.corpus, [start, first]).slice(1, -1) : [])),
      ...runs,
      ...(after ?? (isTail ? withSmallRuns(this.corpus, [last, stop]).slice(1, -1) : [])),
    ];
  }

  /** Whether a sentence goes on with a word, or words were left out before it. */
  private isGoingOn(word: number): boolean {
    return this.written.isElidedBefore(word) || !this.written.isSentenceStart(word);
  }

  private found(at: number, length: number, from: number, to: number): Run[] | null {
    for (let there = from; there + length <= to && there < from + 400; there += 1) {
      let step = 0;
      while (step < length && this.corpus.wordAt(at + step) === this.corpus.wordAt(there + step)) step += 1;
      if (step === length) return [{ at, there, length }];
    }
    return null;
  }

  /** Of several parts, those that tell enough to be joined. */
  private telling(parts: readonly Part[]): readonly Part[] {
    if (parts.length < 2) return parts;
    return parts.filter(({ chain, runs }) => {
      const isSame = parts.some((one) => one.chain !== chain && this.isOneText(one.chain, chain));
      const least = isSame ? JOINED_TO_SAME : JOINED_PIECE;
      return this.weightOf(runs) >= least.telling + this.doubt && this.measures.wordsIn(runs) >= least.words;
    });
  }

  private isOneText(a: Chain, b: Chain): boolean {
    const texts = this.corpus.kinds[a.kind]?.lines.slice(0, JOINED_LINES_MAX).map(({ text }) => text) ?? [];
    return (
      this.corpus.kinds[b.kind]?.lines.slice(0, JOINED_LINES_MAX).some(({ text }) => texts.includes(text)) ??
      false
    );
  }

  /** The parts that tell most, each without the words that a more telling one has. */
  private withoutOverlap(parts: readonly Part[]): Part[] {
    const kept: Part[] = [];
    const ranked = parts.map((part) => ({ part, weight: this.weightOf(part.runs) }));
    ranked.sort((a, b) => b.weight - a.weight || startOf(a.part.runs) - startOf(b.part.runs));
    for (const { part } of ranked) {
      let [from, to] = [startOf(part.runs), endOf(part.runs)];
      for (const { runs } of kept) {
        if (startOf(runs) <= from) from = Math.max(from, endOf(runs));
        else to = Math.min(to, startOf(runs));
      }
      const runs = clippedRuns(part.runs, from, to);
      if (lengthOf(runs) >= PIECE_MIN) kept.push({ chain: part.chain, runs });
    }
    return kept;
  }

  private weightOfUnit({ from, to }: Unit): number {
    return this.corpus.weightOf(from + this.kind.from, to + this.kind.from);
  }

  private weightOf(runs: readonly Run[]): number {
    return runs.reduce((sum, { at, length }) => sum + this.corpus.weightOf(at, at + length), 0);
  }
}

function startOf(runs: readonly Run[]): number {
  return runs[0]?.at ?? 0;
}

function endOf(runs: readonly Run[]): number {
  const last = runs.at(-1);
  return last ? last.at + last.length : 0;
}

function lengthOf(runs: readonly Run[]): number {
  return endOf(runs) - startOf(runs);
}
