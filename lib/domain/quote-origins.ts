import { jaccard, shinglesOf } from "./likeness";
import { ALIKE_MIN } from "./likeness-links";
import { likenessWords } from "./likeness-words";
import type { Corpus, Line } from "./quote-corpus";
import type { Passage } from "./quote-line";
import { type Placed, WrittenOrder } from "./quote-order";

/** A passage and the line that it is taken from. */
export type Origin = { passage: Passage; from: Line };

/** How strongly words at the beginning of an answer tell that what stands before them is a quote. */
const CUE = 1.3;
/** How strongly it tells that one of two comments surely quotes the other elsewhere. */
const ANSWER = 5;
const ANSWER_CUE =
  /^[\s"'“>*]*(?:yes|yeah|yep|no|nope|nah|lol|haha|hahaha|exactly|agreed?|i agree|i disagree|true|really|wrong|correct|nonsense|rubbish|you|your|youre|you're|why|how|well|sorry|what|who|says who|source|ok|okay|oh|hm+|indeed|of course|not true|that is|that's|so you)\b/i;
/** What looks like a quote this much stands on lines of its own before an answer, or is marked. */
const SET_OFF = 2;
/** Two comments that say nearly the same are about as long. */
const COPY_WORDS_MIN = 0.5;
/** How much of a passage has to be a quote where it stands for it to be second-hand. */
const SECOND_HAND = 0.6;

/**
 * Of two comments that hold the same words, tells which one quotes, and of all that hold them, who said them first.
 * The words themselves are asked first: what is marked as a quote, or stands on a line of its own before an answer, was
 * taken from where it is part of what is said. Only where both look alike does the order of writing decide.
 */
export class OriginFinder {
  private readonly order: WrittenOrder;
  private readonly levels = new Map<Line, number>();
  private readonly sources = new Map<number, Line[]>();
  private readonly quoted = new Map<Line, Origin[]>();
  /** Pairs of texts of which the first surely quotes the second. */
  private readonly answers = new Set<string>();
  private readonly copies = new Map<string, boolean>();
  private readonly shingles = new Map<number, Uint32Array | null>();

  constructor(
    private readonly corpus: Corpus,
    private readonly articleCount: number,
    comments: readonly Placed[],
    private readonly passages: ReadonlyMap<Line, readonly Passage[]>,
  ) {
    this.order = new WrittenOrder(comments, this.votes(comments));
  }

  get written(): WrittenOrder {
    return this.order;
  }

  /** The first source of each quoted passage of a comment, in the order of the text. */
  originsOf(text: number): Origin[] {
    return (this.corpus.linesOf[text] ?? []).flatMap((line) => {
      const chosen: Origin[] = [];
      for (const origin of [...this.quotedIn(line)].sort((a, b) => this.compareOrigins(a, b))) {
        const { from, to } = origin.passage.unit;
        if (chosen.every(({ passage: { unit } }) => unit.to <= from || to <= unit.from)) chosen.push(origin);
      }
      return chosen.sort((a, b) => a.passage.unit.from - b.passage.unit.from);
    });
  }

  /** All that a line repeats of what others said before. */
  private quotedIn(line: Line): Origin[] {
    const known = this.quoted.get(line);
    if (known) return known;
    const passages = this.passages.get(line) ?? [];
    const found = passages.flatMap((passage): Origin[] => {
      const from = this.sourceLine(passage.source, line.text);
      return from && this.isQuoting(passage, from) ? [{ passage, from }] : [];
    });
    // A line that is quoted itself, in pieces, is not made of the other pieces that it shares with others.
    const isWhole = passages.every(
      (one) => !one.isJoined || found.some(({ passage: { unit } }) => isMet(unit, one.unit)),
    );
    const quoted = isWhole ? found : found.filter(({ passage }) => passage.isAlone);
    this.quoted.set(line, quoted);
    return quoted;
  }

  private isQuoting(passage: Passage, from: Line): boolean {
    if (this.isArticle(from)) return true;
    const mirror = this.mirrorOf(passage, from);
    const [own, other] = [this.levelOf(passage), mirror ? this.levelOf(mirror) : 0];
    if (this.isCopy(passage.line.text, from.text)) {
      return own >= SET_OFF && own > other && this.isAnswered(passage, from);
    }
    if (!mirror) return true;
    if (own !== other) return own > other;
    // Both quote what stands nowhere on the page any more.
    if (passage.isMarked && mirror.isMarked) return false;
    const hints = CUE * (Number(passage.kind === "cut") - Number(mirror.kind === "cut"));
    return this.laterness(passage.line, from) + hints > 0;
  }

  /** Where the source's line repeats the passage's line in turn, and so could be the quote. */
  private mirrorOf({ line, sourceUnit }: Passage, from: Line): Passage | undefined {
    let other: Passage | undefined;
    for (const one of this.passages.get(from) ?? []) {
      if (one.source !== line.kind) continue;
      if (isMet(one.unit, sourceUnit)) return one;
      other ??= one;
    }
    return other;
  }

  /** Whether two comments say nearly the same: one was sent twice, or both are copies of one text. */
  private isCopy(one: number, other: number): boolean {
    const [words, others] = [this.wordsIn(one), this.wordsIn(other)];
    if (Math.min(words, others) < COPY_WORDS_MIN * Math.max(words, others)) return false;
    const key = one < other ? `${one} ${other}` : `${other} ${one}`;
    const known = this.copies.get(key);
    if (known !== undefined) return known;
    const [own, theirs] = [this.shinglesIn(one), this.shinglesIn(other)];
    const isCopy =
      own && theirs
        ? jaccard(own, theirs) >= ALIKE_MIN
        : this.isCoveredBy(one, other) && this.isCoveredBy(other, one);
    this.copies.set(key, isCopy);
    return isCopy;
  }

  private shinglesIn(text: number): Uint32Array | null {
    const known = this.shingles.get(text);
    if (known !== undefined) return known;
    const shingles = shinglesOf(likenessWords(this.corpus.texts[text] ?? ""));
    this.shingles.set(text, shingles);
    return shingles;
  }

  private isCoveredBy(text: number, other: number): boolean {
    const kinds = new Set((this.corpus.linesOf[other] ?? []).map(({ kind }) => kind));
    return (this.corpus.linesOf[text] ?? []).every(
      (line) =>
        kinds.has(line.kind) ||
        this.passages.get(line)?.some(({ frame, source }) => frame === "line" && kinds.has(source)),
    );
  }

  /** Whether a comment says anything beside a passage that does not stand beside it in the other, too. */
  private isAnswered({ line, unit, sourceUnit }: Passage, from: Line): boolean {
    const beside = new Set(this.wordsBeside(from, sourceUnit));
    return this.wordsBeside(line, unit).some((word) => !beside.has(word));
  }

  private wordsBeside({ text, from: start }: Line, { from, to }: { from: number; to: number }): number[] {
    const first = this.corpus.linesOf[text]?.[0]?.from ?? 0;
    const all = Array.from({ length: this.wordsIn(text) }, (_, n) => first + n);
    return all.filter((at) => at < start + from || at >= start + to).map((at) => this.corpus.wordAt(at));
  }

  private wordsIn(text: number): number {
    const lines = this.corpus.linesOf[text];
    return (lines?.at(-1)?.to ?? 0) - (lines?.[0]?.from ?? 0);
  }

  /** How much a passage looks like a quote where it stands. */
  private levelOf({ line, frame, isMarked, unit }: Passage): number {
    const isLast = line.number === (this.corpus.linesOf[line.text]?.length ?? 0) - 1;
    const isAnswered = !isLast || (frame !== "line" && unit.to < line.to - line.from);
    if (isMarked) return isAnswered ? 3.5 : 3;
    if (frame === "line") return isAnswered ? 2 : Math.min(1, line.number);
    // What is quoted without being set off opens a line.
    if (unit.from > 0) return frame === "sentence" ? 0.4 : 0.25;
    if (frame === "sentence") return isAnswered ? 1.5 : 0.5;
    return 1;
  }

  /** Above 0 where the first of two equal lines seems to be written after the second. */
  private laterness(line: Line, other: Line): number {
    const cues = Number(this.isCued(line)) - Number(this.isCued(other));
    const isAnswer = this.answers.has(`${line.text} ${other.text}`);
    const isAnswered = this.answers.has(`${other.text} ${line.text}`);
    const order = this.order.compare(line.text - this.articleCount, other.text - this.articleCount);
    return order + CUE * cues + ANSWER * (Number(isAnswer) - Number(isAnswered));
  }

  private isCued({ text, end }: Line): boolean {
    return ANSWER_CUE.test((this.corpus.texts[text] ?? "").slice(end, end + 40));
  }

  /** Of the lines of a kind, the one that was first said, but for a text's own. */
  private sourceLine(kind: number, text: number): Line | undefined {
    const known = this.sources.get(kind);
    if (known) return known.find((line) => line.text !== text);
    const lines = this.corpus.kinds[kind]?.lines ?? [];
    const ranked = this.firstTwo(lines);
    this.sources.set(kind, ranked);
    return ranked.find((line) => line.text !== text);
  }

  /** The two lines of different texts that most seem to be said first-hand, and first. */
  private firstTwo(lines: readonly Line[]): Line[] {
    let [first, second]: (Line | undefined)[] = [];
    for (const line of lines) {
      if (!first || this.isBefore(line, first)) {
        if (first && first.text !== line.text) second = first;
        first = line;
      } else if (line.text !== first.text && (!second || this.isBefore(line, second))) {
        second = line;
      }
    }
    return [first, second].flatMap((line) => line ?? []);
  }

  private isBefore(line: Line, other: Line): boolean {
    if (this.isArticle(line) || this.isArticle(other)) return this.isArticle(line) && !this.isArticle(other);
    const [own, others] = [this.lineLevel(line), this.lineLevel(other)];
    return own === others ? this.laterness(line, other) < 0 : own < others;
  }

  private lineLevel(line: Line): number {
    const known = this.levels.get(line);
    if (known !== undefined) return known;
    const passage = this.passages.get(line)?.find(({ source }) => source === line.kind);
    const level = passage ? this.levelOf(passage) : 0;
    this.levels.set(line, level);
    return level;
  }

  private compareOrigins(a: Origin, b: Origin): number {
    return (
      Number(this.isSecondHand(a)) - Number(this.isSecondHand(b)) ||
      lengthOf(b) - lengthOf(a) ||
      b.passage.agreement - a.passage.agreement ||
      Number(a.passage.kind === "cut") - Number(b.passage.kind === "cut") ||
      Number(this.isArticle(b.from)) - Number(this.isArticle(a.from)) ||
      this.laterness(a.from, b.from)
    );
  }

  /** Whether the words are themselves a quote where they stand. */
  private isSecondHand({ passage: { line, sourceUnit }, from }: Origin): boolean {
    if (this.isArticle(from)) return false;
    const least = SECOND_HAND * (sourceUnit.to - sourceUnit.from);
    return this.quotedIn(from).some(
      (one) =>
        one.from.text !== line.text &&
        Math.min(one.passage.unit.to, sourceUnit.to) - Math.max(one.passage.unit.from, sourceUnit.from) >=
          least,
    );
  }

  private isArticle({ text }: Line): boolean {
    return text < this.articleCount;
  }

  /** How many passages that can only be quotes stand below and above what they quote. */
  private votes(comments: readonly Placed[]): { up: number; down: number } {
    const votes = { up: 0, down: 0 };
    for (const [line, own] of this.passages) {
      for (const passage of own) {
        const lines = this.corpus.kinds[passage.source]?.lines ?? [];
        const [from] = lines;
        if (!from || lines.length > 1 || from.text === line.text || this.isArticle(from)) continue;
        const mirror = this.mirrorOf(passage, from);
        if (mirror && this.levelOf(mirror) >= this.levelOf(passage)) continue;
        this.answers.add(`${line.text} ${from.text}`);
        const [at, there] = [line.text, from.text].map(
          (text) => comments[text - this.articleCount]?.position ?? 0,
        );
        if ((at ?? 0) > (there ?? 0)) votes.up += 1;
        else votes.down += 1;
      }
    }
    return votes;
  }
}

function lengthOf({ passage: { unit, frame } }: Origin): number {
  // The lengths of two quotes of one line say nothing about which is the first.
  return frame === "line" || frame === "marked" ? 0 : unit.to - unit.from;
}

function isMet(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  return a.from < b.to && b.from < a.to;
}
