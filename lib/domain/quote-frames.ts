import type { Line } from "./quote-corpus";
import { wordPlaces } from "./quote-words";

/** Words `from` to `to` of a line, counted from the line's first. */
export type Unit = { from: number; to: number };

const OPENERS = "\"“”„«»‹›'‘‚「『〝《＂";
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"”',
  "“": '”"“',
  "”": "”",
  "„": '“”"‟',
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
  "'": "'’",
  "‘": "’'",
  "‚": "‘’",
  "「": "」",
  "『": "』",
  "〝": "〟〞",
  "《": "》",
  "＂": "＂",
};
const A_MARK = new RegExp(`[${OPENERS}]`, "u");
const MARKED_WORDS_MAX = 400;
const HEAD_WORDS_MAX = 14;
const ABOVE_CHARS = 120;
/** A mark opens where it stands at the start or after a space; brackets of East Asia after a letter too. */
const OPENED = new RegExp(`(?:^|[\\s([{—–-]|[${OPENERS}])([${OPENERS}])[^\\p{L}\\p{N}]{0,5}$`, "u");
const OPENED_AFTER_A_WORD = new RegExp(
  `(?:[\\s([{—–-][${OPENERS}]{0,2}([${OPENERS}])|([「『〝《]))[^\\p{L}\\p{N}]{0,5}$`,
  "u",
);
const SENTENCE_END = /[.!?…]["”’'»)\]*_]*(?:\s|$)|[。！？]|["”»」』)\]](?:\s|$)|^\s*[-–—:]\s/;
const ELLIPSIS = /\.{2,}|…|\[\s*\]|\(\s*\)|‥|・{2,}|\* \* \*/;
const HEADER_END = /^(?:jst|gmt|utc)$/i;
const HEADER_ABOVE = /\b(?:jst|gmt|utc)\s*$/i;
/** Marks that open another quote at once after the first: `"“Well”, she said."` */
const NESTED_MAX = 3;

/** A line as it is written: what stands between its words. */
export class WrittenLine {
  readonly words: number;
  private readonly starts: readonly number[];
  private readonly ends: readonly number[];
  private readonly text: string;
  private readonly above: string;
  private units: Unit[] | null = null;

  constructor(text: string, line: Line) {
    this.above = text.slice(Math.max(0, line.start - ABOVE_CHARS), line.start);
    this.text = text.slice(line.start, line.end);
    const { starts, ends } = wordPlaces(this.text);
    this.starts = starts;
    this.ends = ends;
    this.words = starts.length;
  }

  /** What stands before word number `word`, up to the word before it. */
  before(word: number): string {
    return this.text.slice(this.ends[word - 1] ?? 0, this.starts[word] ?? this.text.length);
  }

  /** Characters of the line: without the spaces around it where the unit is the whole of it. */
  charactersOf({ from, to }: Unit): { start: number; end: number } {
    const isStart = from === 0;
    const isEnd = to === this.words;
    return {
      start: isStart ? this.text.length - this.text.trimStart().length : (this.starts[from] ?? 0),
      end: isEnd ? this.text.trimEnd().length : (this.ends[to - 1] ?? 0),
    };
  }

  /** The characters of words alone, with the punctuation that closes them, and with quotation marks or without. */
  wordsOf({ from, to }: Unit, withMarks: boolean): { start: number; end: number } {
    const end = this.ends[to - 1] ?? 0;
    const closes = withMarks ? /^[.!?…)"”’»」』。！？]+/ : /^[.!?…。！？]+/;
    const closing = closes.exec(this.text.slice(end, end + 4))?.[0].length ?? 0;
    return { start: this.starts[from] ?? 0, end: end + closing };
  }

  isElidedBefore(word: number): boolean {
    return ELLIPSIS.test(this.before(word)) || this.isWord(word - 1, /^snip(?:ped)?$/i);
  }

  /** Whether a sentence may begin with a word, or the line end before it. */
  isSentenceStart(word: number): boolean {
    return word === 0 || word === this.words || SENTENCE_END.test(this.before(word));
  }

  /** Whether words of the line are set off as quotes are: after `>`, below a pasted header, or in quotation marks. */
  isMarked({ from, to }: Unit): boolean {
    return this.isDeclared() || this.markedUnits().some((unit) => unit.from <= from && to <= unit.to + 1);
  }

  /** Whether the line says of itself that it is a quote: it begins with `>`, or stands below a pasted header. */
  isDeclared(): boolean {
    return /^[\s*_]*>/.test(this.text.slice(0, 20)) || HEADER_ABOVE.test(this.above);
  }

  /** Whether it is no more than a pasted header, such as `nameToday  09:45 am JST`. */
  isHeader(): boolean {
    return this.words <= HEAD_WORDS_MAX && this.isWord(this.words - 1, HEADER_END);
  }

  /** What stands in quotation marks; a quote that begins with another, before it. */
  markedUnits(): Unit[] {
    this.units ??= A_MARK.test(this.text) ? this.findUnits() : [];
    return this.units;
  }

  /** The rest of a line after `Name:`, or after a pasted header such as `nameToday  09:45 am JST`. */
  afterHead(): Unit | null {
    for (let word = 1; word < Math.min(this.words, HEAD_WORDS_MAX); word += 1) {
      if (/:["“«„'‘]?\s|：/.test(this.before(word)) || this.isWord(word - 1, HEADER_END))
        return { from: word, to: this.words };
    }
    return null;
  }

  private findUnits(): Unit[] {
    const units: Unit[] = [];
    for (let word = 0; word < this.words; word += 1) {
      const gap = (this.starts[word] ?? 0) - (this.ends[word - 1] ?? 0);
      if (gap > 0 && A_MARK.test(this.before(word))) units.push(...this.markedFrom(word));
    }
    return units;
  }

  private markedFrom(word: number): Unit[] {
    const units: Unit[] = [];
    let gap = this.before(word);
    let from = { word: word + 1, character: 0 };
    for (let depth = 0; depth < NESTED_MAX; depth += 1) {
      const found = (word === 0 ? OPENED : OPENED_AFTER_A_WORD).exec(gap);
      const mark = found?.[1] ?? found?.[2];
      if (!found || mark === undefined) break;
      const closed = this.closedAt(from, CLOSERS[mark] ?? "");
      if (!closed) break;
      units.unshift({ from: word, to: closed.word });
      from = { word: closed.word, character: closed.character + 1 };
      gap = gap.slice(0, gap.lastIndexOf(mark));
    }
    return units;
  }

  /** The first word, from one on, before which a mark closes, and which character of the gap that is. */
  private closedAt(
    { word, character }: { word: number; character: number },
    closers: string,
  ): { word: number; character: number } | null {
    for (let at = word; at <= Math.min(this.words, word + MARKED_WORDS_MAX); at += 1) {
      const skipped = at === word ? character : 0;
      const place = [...this.before(at)].findIndex((one, index) => index >= skipped && closers.includes(one));
      if (place !== -1 && place <= 5) return { word: at, character: place };
    }
    return null;
  }

  private isWord(word: number, form: RegExp): boolean {
    return word >= 0 && form.test(this.text.slice(this.starts[word], this.ends[word]));
  }
}
