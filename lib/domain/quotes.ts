import { QuoteIndex, type Run } from "./quote-index";
import { Lexicon, type Line, linesWithWords, type Words } from "./quote-words";

/** A passage of a comment that repeats a passage of another comment or of the article. */
export type QuoteMatch = {
  /** UTF-16 offsets into the comment's body, end exclusive. */
  bodyStart: number;
  bodyEnd: number;
  /** A comment by its position; a paragraph of the article by its index, from 0. */
  source: { kind: "comment"; position: number } | { kind: "article"; paragraph: number };
  /** UTF-16 offsets into the quoted text, end exclusive. */
  sourceStart: number;
  sourceEnd: number;
  /** From 0 to 1: how much of the passage agrees, and how telling its length is. */
  confidence: number;
};

type Commented = { position: number; body: string };
type Text = { text: string; words: Words; lines: Line[] };

/** A passage of a comment that stands in another text: the line `host`, or a part of it. `origin` is -1 for the article. */
type Candidate = {
  host: Line;
  line: Line;
  origin: number;
  runs: Run[];
  share: number;
  isMarked: boolean;
  isWholeLine: boolean;
};
type CandidatesByLine = ReadonlyMap<number, readonly Candidate[]>;

const ARTICLE = -1;
const SHARE_MIN = 0.9;
const WHOLE_LINE = { words: 5, chars: 22 };
const MARKED = { words: 4, chars: 18 };
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
  private readonly leadingQuotes = new Map<string, number>();

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
    if (share >= SHARE_MIN && this.isTelling(text, line, isMarked ? MARKED : WHOLE_LINE)) {
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

  /** Two comments hold the same words: whether it is `comment` that quotes. */
  private isQuoting(comment: number, one: Candidate): boolean {
    if (one.origin === ARTICLE) return true;
    const origin = this.textOf(one.origin);
    const other = one.runs
      .flatMap((run) => this.byLine[one.origin]?.get(lineAt(origin.lines, run.sourceFrom)?.from ?? -1) ?? [])
      .find((mirrored) => mirrored.origin === comment && one.runs.some((run) => isMet(mirrored.line, run)));
    // Only here are the words a line of their own, or between marks: the other comment holds them in its own sentence.
    if (!other) return true;
    if (isWholeBody(this.textOf(comment), one) && isWholeBody(origin, other)) return false;
    const own = this.quoteLikeness(comment, one);
    const others = this.quoteLikeness(one.origin, other);
    return own === others ? one.origin < comment : own > others;
  }

  /** A quote is marked, or opens its comment and an answer follows. */
  private quoteLikeness(comment: number, { host, origin, isMarked, isWholeLine }: Candidate): number {
    if (isMarked) return 2;
    const { lines } = this.textOf(comment);
    if (!isWholeLine || host === lines.at(-1)) return 0;
    return host.from < this.leadingQuotesEnd(comment, origin) ? 1 : 0;
  }

  /** The word where the lines that open a comment stop being lines of `origin`. */
  private leadingQuotesEnd(comment: number, origin: number): number {
    const key = `${comment}:${origin}`;
    const known = this.leadingQuotes.get(key);
    if (known !== undefined) return known;
    const { lines } = this.textOf(comment);
    const isFrom = ({ from }: Line) =>
      this.byLine[comment]?.get(from)?.some((one) => one.origin === origin) ?? false;
    const end = lines.find((line) => !isFrom(line))?.from ?? Number.MAX_SAFE_INTEGER;
    this.leadingQuotes.set(key, end);
    return end;
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
          confidence: Math.round(share * (0.7 + 0.3 * Math.min(1, (line.to - line.from) / 12)) * 100) / 100,
        },
      };
    });
  }
}

type WordMatch = { run: Run; match: QuoteMatch };

/** One origin for each line: the article before a comment, words said first-hand before repeated ones, then the earliest. */
function chosen(candidates: readonly Candidate[], isSecondHand: (one: Candidate) => boolean): Candidate[] {
  const best = new Map<number, { one: Candidate; rank: [number, number, number] }>();
  for (const one of candidates) {
    const rank: [number, number, number] = [
      isSecondHand(one) ? 1 : 0,
      one.isWholeLine ? -one.share : 0,
      one.origin,
    ];
    const held = best.get(one.line.from);
    if (!held || compare(rank, held.rank) < 0) best.set(one.line.from, { one, rank });
  }
  return [...best.values()].map(({ one }) => one).sort((a, b) => a.line.from - b.line.from);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Lines quoted one after the other that also follow each other in the source are one quote. */
function merged(matches: readonly WordMatch[]): QuoteMatch[] {
  const kept: WordMatch[] = [];
  for (const one of matches) {
    const held = kept.at(-1);
    const isNext =
      held !== undefined &&
      held.run.source === one.run.source &&
      held.run.from + held.run.length === one.run.from &&
      held.run.sourceFrom + held.run.length === one.run.sourceFrom;
    if (!isNext) {
      kept.push(one);
      continue;
    }
    kept[kept.length - 1] = {
      run: { ...held.run, length: held.run.length + one.run.length },
      match: {
        ...held.match,
        bodyEnd: one.match.bodyEnd,
        sourceEnd: one.match.sourceEnd,
        confidence: Math.max(held.match.confidence, one.match.confidence),
      },
    };
  }
  return kept.map(({ match }) => match);
}

function withoutOverlap(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  const byStart = [...runs].sort((a, b) => a.from - b.from || b.length - a.length);
  for (const run of byStart) {
    const last = kept.at(-1);
    const end = last ? last.from + last.length : 0;
    if (run.from >= end) kept.push(run);
    else if (last && run.from === last.from && run.length > last.length) kept[kept.length - 1] = run;
  }
  return kept;
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
