import type { Run } from "./quote-alignment";
import type { Corpus, Line } from "./quote-corpus";
import { type Unit, WrittenLine } from "./quote-frames";
import type { QuoteIndex } from "./quote-index";
import type { QuoteKind } from "./quote-matches";

/** What sets a passage off from its comment's own words. */
export type Frame = "line" | "marked" | "sentence" | "free";

/** What a passage's equal words tell together, how many they are, and which share of the aligned words agree. */
type Measure = { telling: number; words: number; agreement: number };

/** The least that a passage has to tell, and the least words that agree, by what sets it off. */
export const LEAST: Record<Frame, Record<"exact" | "edited", Measure>> = {
  line: {
    exact: { telling: 12, words: 4, agreement: 1 },
    edited: { telling: 16, words: 5, agreement: 0.55 },
  },
  marked: {
    exact: { telling: 14, words: 4, agreement: 1 },
    edited: { telling: 18, words: 5, agreement: 0.6 },
  },
  sentence: {
    exact: { telling: 20, words: 6, agreement: 1 },
    edited: { telling: 28, words: 8, agreement: 0.7 },
  },
  free: {
    exact: { telling: 36, words: 11, agreement: 1 },
    edited: { telling: 50, words: 14, agreement: 0.85 },
  },
};
/**
 * The least of whole sentences that are set off where they are repeated and stand among others where they come from:
 * who says the same by chance does not take it out of somebody's paragraph.
 */
const LEAST_OF_EXCERPT: Measure = { telling: 9, words: 4, agreement: 1 };
/** The least of such sentences that open a comment, its answer on the same line. */
const LEAST_OF_OPENING: Measure = { telling: 13, words: 5, agreement: 1 };
/** The least of a line that says of itself that it is a quote. */
const LEAST_OF_DECLARED: Measure = { telling: 6, words: 3, agreement: 1 };
/** Few words, none of them rare, are a saying rather than a quote. */
const SAYING = { telling: 20, words: 7, rarest: 5 };
/** A passage whose rarest words stand together in that many lines is a phrase that everybody uses, unless it is long. */
const COMMON_LINES = 5;
const COMMON_WORDS_MAX = { line: 7, marked: 11, sentence: 11, free: 20 };

type Measured = {
  line: Line;
  unit: Unit;
  frame: Frame;
  kind: QuoteKind;
  telling: number;
  agreement: number;
  source: number;
  sourceUnit: Unit;
};

/** Tells whether what a line repeats is enough to be a quote. */
export class PassageMeasures {
  constructor(
    private readonly corpus: Corpus,
    private readonly index: QuoteIndex,
    private readonly written: WrittenLine,
  ) {}

  isTelling(passage: Measured, runs: readonly Run[]): boolean {
    const { frame, kind, telling, agreement } = passage;
    const words = this.wordsIn(runs);
    const least = this.leastOf(passage);
    if (telling < least.telling + this.corpus.doubt) return false;
    if (words < least.words || agreement < least.agreement) return false;
    if (least === LEAST[frame][kind === "edited" ? "edited" : "exact"] && this.isSaying(passage, runs))
      return false;
    const [first, last] = [runs[0], runs.at(-1)];
    if (!first || !last || words > COMMON_WORDS_MAX[frame]) return true;
    return this.index.rarest(first.at, last.at + last.length) < COMMON_LINES;
  }

  /** Of scripts that do not part words, two characters count as one. */
  wordsIn(runs: readonly Run[]): number {
    let words = 0;
    for (const { at, length } of runs)
      for (let word = at; word < at + length; word += 1) words += this.corpus.isSingleAt(word) ? 0.5 : 1;
    return words;
  }

  private leastOf(passage: Measured): Measure {
    const { frame, kind } = passage;
    const least = LEAST[frame][kind === "edited" ? "edited" : "exact"];
    if (kind === "edited" || frame === "free") return least;
    if (frame === "sentence") return this.isOpening(passage) ? LEAST_OF_OPENING : least;
    if (frame === "line" && this.written.isDeclared()) return LEAST_OF_DECLARED;
    return this.isExcerpt(passage) ? LEAST_OF_EXCERPT : least;
  }

  /** Many comments open with the same few words: those of the source stand further on. */
  private isOpening(passage: Measured): boolean {
    const opens = passage.line.number === 0 && passage.unit.from === 0;
    return opens && passage.sourceUnit.from > 0 && this.isExcerpt(passage);
  }

  /** Whether the source has a passage as whole sentences among others. */
  private isExcerpt({ source, sourceUnit: { from, to } }: Measured): boolean {
    const [line] = this.corpus.kinds[source]?.lines ?? [];
    if (!line || to - from === line.to - line.from) return false;
    const said = new WrittenLine(this.corpus.texts[line.text] ?? "", line);
    return said.isSentenceStart(from) && said.isSentenceStart(to);
  }

  /** Unless they are whole sentences out of a paragraph, or all of what somebody wrote. */
  private isSaying(passage: Measured, runs: readonly Run[]): boolean {
    const { frame, telling, source, sourceUnit } = passage;
    if (!isFramed(frame) || telling >= SAYING.telling + this.corpus.doubt) return false;
    if (this.wordsIn(runs) > SAYING.words || !this.isCommon(runs)) return false;
    const [line] = this.corpus.kinds[source]?.lines ?? [];
    if (!line) return false;
    const isWhole = sourceUnit.to - sourceUnit.from === line.to - line.from;
    const isAll = isWhole && this.corpus.linesOf[line.text]?.length === 1;
    return !isAll && !this.isExcerpt(passage);
  }

  private isCommon(runs: readonly Run[]): boolean {
    return runs.every(({ at, length }) => {
      for (let word = at; word < at + length; word += 1)
        if (this.corpus.weightAt(word) >= SAYING.rarest) return false;
      return true;
    });
  }
}

function isFramed(frame: Frame): frame is "line" | "marked" {
  return frame === "line" || frame === "marked";
}
