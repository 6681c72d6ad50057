/** A cell as it stands; null is nothing at all, an empty text a pair of quotation marks. */
export type Cell = string | null;

export type CsvRecord =
  | { kind: "row"; cells: Cell[]; line: number; raw: string }
  | { kind: "broken"; why: string; line: number; raw: string };

/** A record longer than this is refused; no comment is. */
const RECORD_CHARS_MAX = 4 * 1024 * 1024;
/** So much of a broken record is kept. */
const KEPT_CHARS = 64 * 1024;
/** Each of these is looked through for its end; a file made of them would never end. */
const UNENDED_MAX = 20;

const QUOTE = 34;
const FEED = 10;
const RETURN = 13;
const SPACE = 32;

/** Where a cell or a record ends; `isUnfinished`: the text at hand does not show it. */
type Scan = { end: number; isUnfinished: boolean; why: string | null };

/**
 * Splits a text that arrives in pieces into records of RFC 4180 with any separator, and goes on behind a record that
 * breaks its rules: a quotation mark that is never closed would otherwise swallow the rest of the file.
 */
export class CsvSplitter {
  private text = "";
  private line = 1;
  /** Not looked at again before so much text is there, or a long record would be looked at for each piece. */
  private wanted = 0;
  private isSkipping = false;
  private unended = 0;
  private cells: Cell[] = [];
  private readonly separator: number;

  constructor(separator: string) {
    this.separator = separator.charCodeAt(0);
  }

  add(piece: string): CsvRecord[] {
    this.text += piece;
    return this.text.length < this.wanted ? [] : this.split(false);
  }

  finish(): CsvRecord[] {
    return this.split(true);
  }

  private split(isEnd: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    let at = this.unended > UNENDED_MAX ? this.text.length : 0;
    if (this.isSkipping) at = this.skipLine(0, isEnd);
    while (at < this.text.length) {
      const scan = this.scanRecord(at, isEnd);
      if (scan.isUnfinished && this.text.length - at <= RECORD_CHARS_MAX) break;
      const why = scan.isUnfinished
        ? "it is longer than 4 MB, or a quotation mark is never closed"
        : scan.why;
      if (why === null && scan.end - at > RECORD_CHARS_MAX) {
        records.push(this.broken(at, "it is longer than 4 MB, and no comment is"));
        this.line += countLines(this.text, at, scan.end);
        at = scan.end;
      } else if (why === null) {
        records.push({ kind: "row", cells: this.cells, line: this.line, raw: this.text.slice(at, scan.end) });
        this.line += countLines(this.text, at, scan.end);
        at = scan.end;
      } else {
        records.push(this.broken(at, why));
        at = this.skipUnended(at, isEnd, scan);
      }
    }
    this.text = this.text.slice(at);
    this.wanted = this.text.length * 2;
    return records;
  }

  /** The start of the line behind a broken record; the end of the text where there were too many without an end. */
  private skipUnended(at: number, isEnd: boolean, scan: Scan): number {
    if (scan.isUnfinished || scan.end === this.text.length) this.unended += 1;
    return this.unended > UNENDED_MAX ? this.text.length : this.skipLine(at, isEnd);
  }

  private broken(at: number, why: string): CsvRecord {
    const end = lineEnd(this.text, at);
    const isLast = this.unended === UNENDED_MAX;
    const said = isLast ? `${why}; there are so many of these that the rest of the file was not read` : why;
    return {
      kind: "broken",
      why: said,
      line: this.line,
      raw: this.text.slice(at, Math.min(end, at + KEPT_CHARS)),
    };
  }

  /** The start of the next line; the whole text where it is not there yet. */
  private skipLine(at: number, isEnd: boolean): number {
    const end = lineEnd(this.text, at);
    const isCut = end === this.text.length && !isEnd;
    this.isSkipping = isCut;
    if (isCut) return end;
    this.line += 1;
    return this.text.charCodeAt(end) === RETURN && this.text.charCodeAt(end + 1) === FEED ? end + 2 : end + 1;
  }

  /** Fills `cells`, and says where the next record begins. */
  private scanRecord(start: number, isEnd: boolean): Scan {
    this.cells = [];
    let at = start;
    for (;;) {
      const scan = this.text.charCodeAt(at) === QUOTE ? this.scanQuoted(at, isEnd) : this.scanPlain(at);
      if (scan.why !== null || scan.isUnfinished) return scan;
      const next = this.text.charCodeAt(scan.end);
      if (next === this.separator) {
        at = scan.end + 1;
        continue;
      }
      if (Number.isNaN(next)) return { ...scan, isUnfinished: !isEnd };
      if (next === FEED) return { ...scan, end: scan.end + 1 };
      const isLast = scan.end + 1 === this.text.length;
      const isPair = this.text.charCodeAt(scan.end + 1) === FEED;
      return { ...scan, end: scan.end + (isPair ? 2 : 1), isUnfinished: isLast && !isEnd };
    }
  }

  private scanPlain(start: number): Scan {
    let at = start;
    for (; at < this.text.length; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code === this.separator || code === FEED || code === RETURN) break;
    }
    this.cells.push(at === start ? null : this.text.slice(start, at));
    return { end: at, isUnfinished: false, why: null };
  }

  private scanQuoted(start: number, isEnd: boolean): Scan {
    let at = start + 1;
    for (;;) {
      const quote = this.text.indexOf('"', at);
      if (quote === -1) {
        const why = isEnd ? "a quotation mark is never closed" : null;
        return { end: this.text.length, isUnfinished: !isEnd, why };
      }
      at = quote + 1;
      if (this.text.charCodeAt(at) !== QUOTE) break;
      at += 1;
    }
    this.cells.push(this.text.slice(start + 1, at - 1).replaceAll('""', '"'));
    while (this.text.charCodeAt(at) === SPACE) at += 1;
    const next = this.text.charCodeAt(at);
    if (Number.isNaN(next)) return { end: at, isUnfinished: !isEnd, why: null };
    const isEnded = next === this.separator || next === FEED || next === RETURN;
    return {
      end: at,
      isUnfinished: false,
      why: isEnded ? null : "text stands behind a closing quotation mark",
    };
  }
}

function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === FEED || code === RETURN) return at;
  }
  return text.length;
}

/** How many lines end between the two places; CR LF is one end. */
function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === FEED || (code === RETURN && text.charCodeAt(at + 1) !== FEED)) count += 1;
  }
  return count;
}
