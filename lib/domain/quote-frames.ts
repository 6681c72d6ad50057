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
const MARKED_WORDS_MAX = 400;
const HEAD_WORDS_MAX = 14;
/** A mark opens where it stands at the start or after a space; brackets of East Asia after a letter too. */
const OPENED = new RegExp(`(?:^|[\\s([{—–-]|[${OPENERS}])([${OPENERS}])[^\\p{L}\\p{N}]{0,5}$`, "u");
const OPENED_AFTER_A_WORD = new RegExp(
  `(?:[\\s([{—–-]([${OPENERS}])|([「『〝《]))[^\\p{L}\\p{N}]{0,5}$`,
  "u",
);
const SENTENCE_END = /[.!?…]["”’'»)\]*_]*(?:\s|$)|[。！？]|["”»」』)\]](?:\s|$)|^\s*[-–—:]\s/;
const ELLIPSIS = /\.{2,}|…|\[\s*\]|\(\s*\)|‥|・{2,}|\* \* \*/;
const HEADER_END = /^(?:jst|gmt|utc)$/i;

/** A line as it is written: what stands between its words. */
export class WrittenLine {
  readonly words: number;
  private readonly starts: readonly number[];
  private readonly ends: readonly number[];
  private readonly text: string;

  constructor(text: string, line: Line) {
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

  /** Whether words of the line are set off as quotes are: after `>`, or in quotation marks of their own. */
  isMarked({ from, to }: Unit): boolean {
    if (/^[\s*_]*>/.test(this.text.slice(0, 20))) return true;
    const closers = this.closersAt(from);
    return closers !== undefined && [to, to + 1].includes(this.closedAt(from, closers) ?? -1);
  }

  /** Whether it is no more than a pasted header, such as `nameToday  09:45 am JST`. */
  isHeader(): boolean {
    return this.words <= HEAD_WORDS_MAX && this.isWord(this.words - 1, HEADER_END);
  }

  /** What stands in quotation marks. */
  markedUnits(): Unit[] {
    const units: Unit[] = [];
    for (let word = 0; word < this.words; word += 1) {
      const closers = this.closersAt(word);
      if (!closers) continue;
      const to = this.closedAt(word, closers);
      if (to !== null) units.push({ from: word, to });
    }
    return units;
  }

  /** The rest of a line after `Name:`, or after a pasted header such as `nameToday  09:45 am JST`. */
  afterHead(): Unit | null {
    for (let word = 1; word < Math.min(this.words, HEAD_WORDS_MAX); word += 1) {
      if (/:["“«„'‘]?\s|：/.test(this.before(word)) || this.isWord(word - 1, HEADER_END))
        return { from: word, to: this.words };
    }
    return null;
  }

  /** The marks that close what is opened before a word. */
  private closersAt(word: number): string | undefined {
    const found = (word === 0 ? OPENED : OPENED_AFTER_A_WORD).exec(this.before(word));
    const mark = found?.[1] ?? found?.[2];
    return mark === undefined ? undefined : CLOSERS[mark];
  }

  private closedAt(word: number, closers: string): number | null {
    for (let at = word + 1; at <= Math.min(this.words, word + MARKED_WORDS_MAX); at += 1) {
      const gap = this.before(at);
      const place = [...gap].findIndex((character) => closers.includes(character));
      if (place !== -1 && place <= 5) return at;
    }
    return null;
  }

  private isWord(word: number, form: RegExp): boolean {
    return word >= 0 && form.test(this.text.slice(this.starts[word], this.ends[word]));
  }
}
