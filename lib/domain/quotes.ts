import { QuoteIndex, type Run } from "./quote-index";
import {
  type Candidate,
  chosen,
  merged,
  type QuoteMatch,
  type WordMatch,
  withoutOverlap,
} from "./quote-matches";
import { Lexicon, type Line, linesWithWords, type Words } from "./quote-words";

type Commented = { position: number; body: string };
type Text = { text: string; words: Words; lines: Line[] };

type CandidatesByLine = ReadonlyMap<number, readonly Candidate[]>;

const ARTICLE = -1;
const SHARE_MIN = 0.9;
const WHOLE_LINE = { words: 5, chars: 22 };
const MARKED = { words: 4, chars: 18 };
const SHORT_WHOLE_LINE = { words: 4, contentChars: 12 };
// Long enough that nobody writes the same words by chance, without any sign of a quote around them.
const UNMARKED = { words: 12, chars: 55 };

/** The quotes of each comment, in the comments' order. */
export function findQuotes(paragraphs: readonly string[], comments: readonly Commented[]): QuoteMatch[][] {
  return new QuoteFinder(paragraphs, comments).find();
}

class QuoteFinder {
  private readonly lexicon = new Lexicon();
  private readonly texts: Text[];
  private readonly index: QuoteIndex;
  private readonly articleCount: number;
  private byLine: CandidatesByLine[] = [];
  private isNewestFirst = false;

  constructor(
    paragraphs: readonly string[],
    private readonly comments: readonly Commented[],
  ) {
    this.articleCount = paragraphs.length;
    this.texts = [...paragraphs, ...comments.map(({ body }) => body)].map((text) => {
      const words = this.lexicon.read(text);
      return { text, words, lines: linesWithWords(text, words) };
    });
    this.index = new QuoteIndex(this.texts);
  }

  find(): QuoteMatch[][] {
    const candidates = this.comments.map((_, comment) => this.candidatesOf(comment));
    this.byLine = candidates.map((own) => groupedByLine(own));
    this.isNewestFirst = this.findOrder(candidates);
    const valid = candidates.map((own, comment) => own.filter((one) => this.isQuoting(comment, one)));
    const quotedLines = valid.map(
      (own) => new Set(own.flatMap((one) => (one.isWholeLine ? [one.host.from] : []))),
    );
    return valid.map((own, comment) => {
      const origins = chosen(own, (one) => this.isSecondHand(one, quotedLines));
      return merged(origins.flatMap((one) => this.matchesOf(comment, one)));
    });
  }

  private textOf(comment: number): Text {
    return this.texts[this.articleCount + comment] ?? { text: "", words: this.lexicon.read(""), lines: [] };
  }

  private candidatesOf(comment: number): Candidate[] {
    const text = this.textOf(comment);
    return text.lines.flatMap((line) => {
      const runs = this.index.runsIn(this.articleCount + comment, line.from, line.to);
      const byOrigin = new Map<number, Run[]>();
      for (const run of runs) {
        const origin = run.source < this.articleCount ? ARTICLE : run.source - this.articleCount;
        byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), run]);
      }
      return [...byOrigin].flatMap(([origin, group]) => this.candidatesFrom(text, line, { origin, group }));
    });
  }

  private candidatesFrom(
    text: Text,
    line: Line,
    { origin, group }: { origin: number; group: Run[] },
  ): Candidate[] {
    const runs = withoutOverlap(group);
    const share = runs.reduce((sum, { length }) => sum + length, 0) / (line.to - line.from);
    const isMarked = /^\s*[>"“«]/.test(text.text.slice(line.start, line.start + 8));
    const isLine = share >= SHARE_MIN;
    if (isLine && (this.isTelling(text, line, isMarked ? MARKED : WHOLE_LINE) || this.isRare(text, line))) {
      return [{ host: line, line, origin, runs, share, isMarked, isWholeLine: true }];
    }
    return runs.flatMap((run) => {
      const part = partOf(text.words, run);
      const isPartMarked = isInMarks(text.text, part);
      if (!this.isTelling(text, part, isPartMarked ? WHOLE_LINE : UNMARKED)) return [];
      return [
        { host: line, line: part, origin, runs: [run], share: 1, isMarked: isPartMarked, isWholeLine: false },
      ];
    });
  }

  private isTelling({ words }: Text, { from, to }: Line, least: { words: number; chars: number }): boolean {
    if (to - from < least.words) return false;
    let chars = 0;
    for (let at = from; at < to && chars < least.chars; at += 1)
      chars += this.lexicon.charsOf(words.ids[at] ?? -1);
    return chars >= least.chars;
  }

  /** A short line tells by its rarer words: `I get furniture gossip`, but not `I agree with you`. */
  private isRare({ words }: Text, { from, to }: Line): boolean {
    if (to - from < SHORT_WHOLE_LINE.words || to - from > 12) return false;
    const chars = Array.from(words.ids.subarray(from, to), (id) => this.lexicon.contentCharsOf(id));
    return chars.reduce((sum, one) => sum + one, 0) >= SHORT_WHOLE_LINE.contentChars;
  }

  /** Two comments hold the same words: whether it is `comment` that quotes. */
  private isQuoting(comment: number, one: Candidate): boolean {
    if (one.origin === ARTICLE) return true;
    const other = this.mirrored(comment, one);
    if (!other) return true;
    if (isWholeBody(this.textOf(comment), one) && isWholeBody(this.textOf(one.origin), other)) return false;
    const own = this.quoteLikeness(comment, one);
    const others = this.quoteLikeness(one.origin, other);
    if (own !== others) return own > others;
    return this.isNewestFirst ? one.origin > comment : one.origin < comment;
  }

  /** The other comment's passage, where it is a line of its own or between marks there too, and so could be the quote. */
  private mirrored(comment: number, { origin, runs }: Candidate): Candidate | undefined {
    const { lines } = this.textOf(origin);
    return runs
      .flatMap((run) => this.byLine[origin]?.get(lineAt(lines, run.sourceFrom)?.from ?? -1) ?? [])
      .find((one) => one.origin === comment && runs.some((run) => isMet(one.line, run)));
  }

  /** A quote is marked, or an answer follows it. */
  private quoteLikeness(comment: number, { host, isMarked, isWholeLine }: Candidate): number {
    if (isMarked) return 2;
    return isWholeLine && host !== this.textOf(comment).lines.at(-1) ? 1 : 0;
  }

  /** The page's order, told by the quotes that can only point one way. */
  private findOrder(candidates: readonly Candidate[][]): boolean {
    let above = 0;
    let below = 0;
    for (const [comment, own] of candidates.entries()) {
      for (const one of own) {
        if (one.origin === ARTICLE || this.mirrored(comment, one)) continue;
        if (one.origin < comment) above += 1;
        else below += 1;
      }
    }
    return below > above;
  }

  /** Whether the words it was found in are themselves a quote there. */
  private isSecondHand({ origin, runs }: Candidate, quotedLines: readonly ReadonlySet<number>[]): boolean {
    if (origin === ARTICLE) return false;
    const { lines } = this.textOf(origin);
    return runs.every((run) => quotedLines[origin]?.has(lineAt(lines, run.sourceFrom)?.from ?? -1));
  }

  private matchesOf(comment: number, { line, runs, share, isWholeLine }: Candidate): WordMatch[] {
    const { words } = this.textOf(comment);
    return runs.map((run, index): WordMatch => {
      const source = this.texts[run.source];
      const last = run.from + run.length - 1;
      const sourceEnd = source?.words.ends[run.sourceFrom + run.length - 1] ?? 0;
      const isArticle = run.source < this.articleCount;
      return {
        run,
        match: {
          bodyStart: isWholeLine && index === 0 ? line.start : (words.starts[run.from] ?? 0),
          bodyEnd: isWholeLine && index === runs.length - 1 ? line.end : (words.ends[last] ?? 0),
          source: isArticle
            ? { kind: "article", paragraph: run.source }
            : { kind: "comment", position: this.comments[run.source - this.articleCount]?.position ?? 0 },
          sourceStart: source?.words.starts[run.sourceFrom] ?? 0,
          sourceEnd:
            sourceEnd +
            (/^[.!?…)"”’]+/.exec(source?.text.slice(sourceEnd, sourceEnd + 4) ?? "")?.[0].length ?? 0),
          kind: "verbatim",
          confidence: Math.round(share * (0.7 + 0.3 * Math.min(1, (line.to - line.from) / 12)) * 100) / 100,
        },
      };
    });
  }
}

function groupedByLine(candidates: readonly Candidate[]): CandidatesByLine {
  const groups = new Map<number, Candidate[]>();
  for (const one of candidates) {
    const group = groups.get(one.host.from);
    if (group) group.push(one);
    else groups.set(one.host.from, [one]);
  }
  return groups;
}

/** The line that holds a word; lines are in order. */
function lineAt(lines: readonly Line[], word: number): Line | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (word < (lines[middle]?.to ?? 0)) high = middle;
    else low = middle + 1;
  }
  return lines[low];
}

function isMet(line: Line, run: Run): boolean {
  return line.from < run.sourceFrom + run.length && run.sourceFrom < line.to;
}

function isWholeBody({ lines }: Text, { line }: Candidate): boolean {
  return lines.length === 1 && lines[0]?.from === line.from && lines[0].to === line.to;
}

function partOf(words: Words, run: Run): Line {
  const to = run.from + run.length;
  return { from: run.from, to, start: words.starts[run.from] ?? 0, end: words.ends[to - 1] ?? 0 };
}

function isInMarks(text: string, { start, end }: Line): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 4);
  return /["“”«'‘]\s?$/.test(before) && /^[.,!?…]*\s?["”“»'’]/.test(after);
}
