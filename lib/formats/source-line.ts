import type { ParseWarning } from "@/lib/domain/parsed-article";

/** A line of a page, without the white space around it. A blank line has the empty text. */
export type SourceLine = { text: string; number: number };

export type SourceText = { lines: SourceLine[]; warnings: ParseWarning[] };

// A lone half of a surrogate pair has no UTF-8 form, and PostgreSQL stores no NUL.
const UNSTORABLE = /[\0\p{Cs}]/u;
const UNSTORABLE_ALL = /[\0\p{Cs}]/gu;

/** Collects the lines of a text that arrives in pieces, each piece ending with a whole line. */
export class LineCollector {
  private readonly lines: SourceLine[] = [];
  private readonly replacedLines: number[] = [];

  add(piece: string): void {
    const rawLines = piece.includes("\r") ? piece.split(/\r\n|\r|\n/) : piece.split("\n");
    const isStorable = !UNSTORABLE.test(piece);
    for (const raw of rawLines) {
      const number = this.lines.length + 1;
      const text = isStorable ? raw : this.storable(raw, number);
      this.lines.push({ text: text.trim(), number });
    }
  }

  private storable(raw: string, number: number): string {
    if (!UNSTORABLE.test(raw)) return raw;
    this.replacedLines.push(number);
    return raw.replace(UNSTORABLE_ALL, "\uFFFD");
  }

  get nextLineNumber(): number {
    return this.lines.length + 1;
  }

  finish(): SourceText {
    const [first] = this.replacedLines;
    if (first === undefined) return { lines: this.lines, warnings: [] };
    const message = `${this.replacedLines.length} line(s), the first being line ${first}, hold characters that cannot be stored (NUL or half of a surrogate pair); each was replaced by U+FFFD.`;
    return {
      lines: this.lines,
      warnings: [{ code: "replaced_characters", message, line: first, position: null }],
    };
  }
}

/** The lines of a text that is already in memory. */
export function linesOf(text: string): SourceText {
  const collector = new LineCollector();
  collector.add(text);
  return collector.finish();
}
