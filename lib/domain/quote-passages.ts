import { type Chain, chainsBetween, type Run } from "./quote-alignment";
import type { Corpus, Line, LineKind } from "./quote-corpus";
import { WrittenLine } from "./quote-frames";
import type { QuoteIndex } from "./quote-index";
import { LineReader, type Passage } from "./quote-line";

/** Less than this is not even a part of a quote. */
const CHAIN_MIN = 6;

/** Finds the passages of lines that stand in other lines. What the same words of two lines share is worked out once. */
export class PassageFinder {
  private readonly chains = new Map<number, Chain[]>();

  constructor(
    private readonly corpus: Corpus,
    private readonly index: QuoteIndex,
  ) {}

  /** The passages of a line, several for the same words where they stand in several lines. */
  passagesOf(line: Line): Passage[] {
    const kind = this.corpus.kinds[line.kind];
    if (!kind) return [];
    const chains = this.chainsOf(kind);
    const isRepeated = kind.lines.length > 1;
    if (chains.length === 0 && !isRepeated) return [];
    const written = new WrittenLine(this.corpus.texts[line.text] ?? "", line);
    const whole: Run = { at: kind.from, there: kind.from, length: kind.to - kind.from };
    const all = isRepeated ? [{ kind: kind.number, runs: [whole] }, ...chains] : chains;
    if (written.isHeader()) return [];
    return new LineReader(this.corpus, this.index, { line, kind, written }).read(all);
  }

  private chainsOf(kind: LineKind): Chain[] {
    const known = this.chains.get(kind.number);
    if (known) return known;
    const found = this.findChains(kind);
    this.chains.set(kind.number, found);
    return found;
  }

  private findChains(kind: LineKind): Chain[] {
    const [line] = kind.lines;
    const shared = this.index.sharedWith(kind);
    if (shared.length === 0 || !line) return [];
    const written = new WrittenLine(this.corpus.texts[line.text] ?? "", line);
    const isElided = (at: number) => written.isElidedBefore(at - kind.from);
    const least = CHAIN_MIN + this.corpus.doubt;
    return shared.flatMap(({ kind: number, seeds }) => {
      const other = this.corpus.kinds[number];
      const chains = other ? chainsBetween(this.corpus, kind, other, seeds, isElided) : [];
      return chains.filter(({ runs }) => weightOf(this.corpus, runs) >= least);
    });
  }
}

function weightOf(corpus: Corpus, runs: readonly Run[]): number {
  return runs.reduce((sum, { at, length }) => sum + corpus.weightOf(at, at + length), 0);
}
