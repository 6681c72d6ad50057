import type { Opening } from "../opening";
import { type Cell, type CsvRecord, CsvSplitter } from "./csv-splitter";
import { type Encoding, encodingOf } from "./text-blocks";

/** How a table is written. */
export type Dialect = {
  encoding: Encoding;
  separator: string;
  /** Excel's first line, `sep=;`, which names the separator. */
  hasSeparatorLine: boolean;
};

export type TableStart = Dialect & { headings: string[]; rows: Cell[][] };

const SEPARATORS = [",", ";", "\t", "|"];
const SEPARATOR_LINE = /^sep=(.)(?:\r\n|\r|\n)/i;
const ROWS_MAX = 50;

/** How the table that begins like this is written, with its headings and first rows; null: there is no row. */
export function readTableStart(opening: Opening): TableStart | null {
  const encoding = encodingOf(opening.bytes);
  const decoded = new TextDecoder(encoding).decode(opening.bytes, { stream: !opening.isWhole });
  const named = SEPARATOR_LINE.exec(decoded);
  const text = decoded.slice(named?.[0].length ?? 0);
  const separators = named?.[1] ? [named[1]] : SEPARATORS;
  const starts = separators.map((separator) => {
    const [first, ...rows] = rowsOf(text, separator, opening.isWhole);
    const headings = headingsOf(first ?? []);
    return { encoding, separator, hasSeparatorLine: named !== null, headings, rows };
  });
  const best = starts.reduce((one, other) => (likeness(other) > likeness(one) ? other : one));
  return best.headings.length === 0 ? null : best;
}

/** How sure it is that this is a table: columns, where nearly every row has as many as the header. */
export function likeness({ headings, rows }: TableStart): number {
  if (headings.length < 2 || headings.some((heading) => heading.length > 100)) return 0;
  const even = rows.filter((cells) => cells.length === headings.length).length;
  return rows.length === 0 || even * 2 > rows.length ? headings.length : 0;
}

/** Headings without the space around them; a column without one is called by its number. */
export function headingsOf(cells: readonly Cell[]): string[] {
  return cells.map((cell, at) => (cell ?? "").trim() || `column ${at + 1}`);
}

/** A line that holds nothing is no row, nor are the bare separators that spreadsheets leave below a table. */
export function isBlank(record: CsvRecord): boolean {
  if (record.kind !== "row") return false;
  const [first] = record.cells;
  return record.cells.length === 1
    ? (first ?? "").trim() === ""
    : record.cells.every((cell) => cell === null);
}

function rowsOf(text: string, separator: string, isWhole: boolean): Cell[][] {
  const splitter = new CsvSplitter(separator);
  const records = [...splitter.add(text), ...(isWhole ? splitter.finish() : [])];
  const rows = records.filter((record) => !isBlank(record));
  // Headings in quotation marks with another sign between them.
  if (rows[0]?.kind === "broken") return [];
  return rows.slice(0, ROWS_MAX + 1).flatMap((record) => (record.kind === "row" ? [record.cells] : []));
}
