import { STOCK_PHRASES } from "./quote-phrases";
import { wordWeights } from "./quote-weights";
import { comparable, isSingle, visitWords } from "./quote-words";

/** A line of a text that holds words: `from` and `to` number the corpus's words, `start` and `end` its text's characters. */
export type Line = {
  /** Number of its text. */
  text: number;
  from: number;
  to: number;
  start: number;
  end: number;
  /** Number of the lines with the same words. */
  kind: number;
  /** From 0 within its text, counting lines with words. */
  number: number;
};

/** Lines with the same words, whatever stands between them. */
export type LineKind = { number: number; from: number; to: number; lines: Line[] };

/** What a word of a phrase that everybody uses tells. */
const STOCK_WEIGHT = 0.25;
/** The more is said, the more is said twice by chance. */
const SMALL_THREAD_WORDS = 1000;
const DOUBT_OF_DOUBLE = 0.6;
const STOCK = STOCK_PHRASES.map((phrase) => phrase.split(" "));

/** Words of many texts, numbered one after the other, and the lines that they stand in. */
export class Corpus {
  /** For each word of the texts, the number that equal words share. */
  words = new Int32Array(1024);
  size = 0;
  readonly kinds: LineKind[] = [];
  readonly linesOf: Line[][] = [];
  /** What each number stands for tells; by number. */
  private readonly weights: Float32Array;
  private readonly singles: Uint8Array;
  /** Of each word, whether it is part of a phrase that everybody uses. */
  private readonly stock: Uint8Array;
  private readonly idOf = new Map<string, number>();
  private readonly idOfWritten = new Map<string, number>();
  private readonly kindsByHash = new Map<number, LineKind[]>();

  constructor(readonly texts: readonly string[]) {
    for (const text of texts) this.read(text);
    const counts = new Int32Array(this.idOf.size);
    for (const { from, to } of this.kinds) {
      for (let at = from; at < to; at += 1) {
        const id = this.words[at] ?? 0;
        counts[id] = (counts[id] ?? 0) + 1;
      }
    }
    this.stock = this.markedStock();
    const words = [...this.idOf.keys()];
    this.weights = wordWeights(words, counts);
    this.singles = Uint8Array.from(words, (word) => Number(isSingle(word)));
  }

  /** What a passage has to tell besides, for each time that the thread is twice as long. */
  get doubt(): number {
    return Math.max(0, Math.log2(this.size / SMALL_THREAD_WORDS)) * DOUBT_OF_DOUBLE;
  }

  wordAt(at: number): number {
    return this.words[at] ?? -1;
  }

  isSingleAt(at: number): boolean {
    return this.singles[this.words[at] ?? 0] === 1;
  }

  weightAt(at: number): number {
    return this.stock[at] === 1 ? STOCK_WEIGHT : (this.weights[this.words[at] ?? 0] ?? 0);
  }

  weightOf(from: number, to: number): number {
    let weight = 0;
    for (let at = from; at < to; at += 1) weight += this.weightAt(at);
    return weight;
  }

  private markedStock(): Uint8Array {
    const marks = new Uint8Array(this.size);
    const phrases = new Map<number, number[][]>();
    for (const [first, ...rest] of STOCK) {
      const start = this.idOf.get(first ?? "");
      const others = rest.map((word) => this.idOf.get(word) ?? -1);
      if (start === undefined || others.includes(-1)) continue;
      phrases.set(start, [...(phrases.get(start) ?? []), others]);
    }
    for (let at = 0; at < this.size; at += 1) {
      for (const others of phrases.get(this.words[at] ?? -1) ?? []) {
        if (others.every((id, step) => this.words[at + 1 + step] === id))
          marks.fill(1, at, at + 1 + others.length);
      }
    }
    return marks;
  }

  private read(text: string): void {
    const lines: Line[] = [];
    const number = this.linesOf.length;
    this.linesOf.push(lines);
    let start = 0;
    while (start <= text.length) {
      const feed = text.indexOf("\n", start);
      const end = feed === -1 ? text.length : feed;
      const from = this.size;
      const line = text.slice(start, end);
      visitWords(line, (wordStart, wordEnd) => this.push(this.idFor(line.slice(wordStart, wordEnd))));
      if (this.size > from) {
        lines.push(
          this.placed({ text: number, from, to: this.size, start, end, kind: 0, number: lines.length }),
        );
      }
      start = end + 1;
    }
  }

  private idFor(written: string): number {
    const known = this.idOfWritten.get(written);
    if (known !== undefined) return known;
    const word = comparable(written);
    const id = this.idOf.get(word) ?? this.idOf.size;
    this.idOf.set(word, id);
    this.idOfWritten.set(written, id);
    return id;
  }

  private push(id: number): void {
    if (this.size === this.words.length) {
      const wider = new Int32Array(this.size * 2);
      wider.set(this.words);
      this.words = wider;
    }
    this.words[this.size] = id;
    this.size += 1;
  }

  /** The line with the number of its kind. */
  private placed(line: Line): Line {
    const hash = this.hashOf(line);
    const alike = this.kindsByHash.get(hash) ?? [];
    let kind = alike.find((one) => this.isEqual(one, line));
    if (!kind) {
      kind = { number: this.kinds.length, from: line.from, to: line.to, lines: [] };
      this.kinds.push(kind);
      this.kindsByHash.set(hash, [...alike, kind]);
    }
    const numbered = { ...line, kind: kind.number };
    kind.lines.push(numbered);
    return numbered;
  }

  private hashOf({ from, to }: Line): number {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at += 1) hash = mixed(hash, this.words[at] ?? 0);
    return hash;
  }

  private isEqual(one: LineKind, other: Line): boolean {
    if (one.to - one.from !== other.to - other.from) return false;
    for (let at = one.from, there = other.from; at < one.to; at += 1, there += 1) {
      if (this.words[at] !== this.words[there]) return false;
    }
    return true;
  }
}

/** FNV-1a over whole numbers, stirred so that neighbours part. */
export function mixed(hash: number, value: number): number {
  const stirred = Math.imul(hash ^ value, 0x01000193);
  return stirred ^ (stirred >>> 15);
}
