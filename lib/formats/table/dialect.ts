import { isKnownHeading } from "@/lib/domain/guess-columns";
import type { Opening } from "../opening";
import { isCsv } from "../other-form";
import type { ReadOptions } from "../reader";
import { type Cell, type CsvRecord, CsvSplitter } from "./csv-splitter";
import { isFirstRowData } from "./first-row";
import { type Encoding, encodingOf } from "./text-blocks";
import { isToldByNumber } from "./told-column";

/** How a table is written. */
export type Dialect = {
  encoding: Encoding;
  separator: string;
  /** Excel's first line, `sep=;`, which names the separator. */
  hasSeparatorLine: boolean;
  /** The first row names the columns; otherwise it is a row like the others. */
  hasHeadings: boolean;
  /** So many cells a row has at least, and at most but for empty ones behind them. */
  width: { least: number; most: number };
};

export type TableStart = Dialect & { headings: string[]; rows: Cell[][] };

const SEPARATORS = [",", ";", "\t", "|"];
const SEPARATOR_LINE = /^sep=(.)(?:\r\n|\r|\n)/i;
const ROWS_MAX = 50;
const HEADING_CHARS_MAX = 100;

/** What somebody said of the table. */
type Told = Pick<ReadOptions, "columns" | "hasHeadings">;

/**
 * How the table that begins like this is written, with its headings and first rows; null: there is no row. Whether the
 * first row holds headings is told, or shown by what stands in it.
 */
export function readTableStart(opening: Opening, told: Told = {}): TableStart | null {
  const encoding = encodingOf(opening.bytes);
  const decoded = new TextDecoder(encoding).decode(opening.bytes, { stream: !opening.isWhole });
  const named = SEPARATOR_LINE.exec(decoded);
  const text = decoded.slice(named?.[0].length ?? 0);
  const separators = named?.[1] ? [named[1]] : SEPARATORS;
  const starts = separators.map((separator) => {
    const rows = rowsOf(text, separator, opening.isWhole);
    return { encoding, separator, hasSeparatorLine: named !== null, ...shapeOf(rows, told) };
  });
  const best = starts.reduce((one, other) => (isLikelier(other, one) ? other : one));
  return best.headings.length === 0 ? null : best;
}

/** Whether a document that no reader knows could be a table, perhaps one with many broken rows. */
export function couldBeTable(opening: Opening, told: Told = {}): boolean {
  if (/^\s*[<{[]/.test(opening.text)) return false;
  const start = readTableStart(opening, told);
  const lines = opening.text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  return start !== null && ((likeness(start) > 0 && isTight(start)) || isCsv(lines));
}

/** Whether no cell begins with a space, as it does behind the commas of a sentence. */
export function isTight({ rows }: TableStart): boolean {
  return !rows.flat().some((cell) => /^\s/.test(cell ?? ""));
}

function isLikelier(one: TableStart, other: TableStart): boolean {
  const more = likeness(one) - likeness(other);
  return more === 0 ? one.headings.length > other.headings.length : more > 0;
}

/** How sure it is that this is a table: columns, where nearly every row has as many as the first. */
export function likeness(start: TableStart): number {
  const { headings, rows, hasHeadings } = start;
  if (headings.length < 2) return 0;
  if (hasHeadings && headings.some((heading) => heading.length > HEADING_CHARS_MAX)) return 0;
  const even = rows.filter((cells) => isEven(cells, start)).length;
  return rows.length === 0 || even * 2 > rows.length ? headings.length : 0;
}

/** Whether a row has as many cells as the table has columns; empty ones at its end count for nothing. */
export function isEven(cells: readonly Cell[], { width }: Pick<Dialect, "width">): boolean {
  return cells.length >= width.least && filledWidth(cells) <= width.most;
}

/** A line that holds nothing is no row, nor are the bare separators that spreadsheets leave below a table. */
export function isBlank(record: CsvRecord): boolean {
  if (record.kind !== "row") return false;
  const [first] = record.cells;
  return record.cells.length === 1
    ? (first ?? "").trim() === ""
    : record.cells.every((cell) => cell === null);
}

function shapeOf(all: Cell[][], told: Told) {
  const [first = [], ...rest] = all;
  const isNumbered = isToldByNumber(told.columns);
  const hasHeadings =
    told.hasHeadings ?? !isFirstRowData(first, rest, { isKnown: isKnownHeading, isNumbered });
  const rows = hasHeadings ? rest : all;
  const named = filledWidth(first);
  const most = Math.max(named, hasHeadings ? first.length : median(all.map(filledWidth)));
  // A column without a heading is one where something stands in it.
  const used = Math.max(named, ...rows.map((cells) => Math.min(filledWidth(cells), most)));
  const headings = headingsOf(hasHeadings ? first : [], used);
  const least = hasHeadings ? named : Math.min(named, median(all.map((cells) => cells.length)));
  return { hasHeadings, headings, rows, width: { least, most } };
}

/** Headings without the space around them, each only once; a column without one is called by its number. */
function headingsOf(cells: readonly Cell[], columns: number): string[] {
  const headings: string[] = [];
  for (let at = 0; at < columns; at += 1) {
    const number = `column ${at + 1}`;
    const heading = (cells[at] ?? "").trim() || number;
    headings.push(headings.includes(heading) ? `${heading} (${number})` : heading);
  }
  return headings;
}

/** How many cells there are up to the last one that holds something. */
function filledWidth(cells: readonly Cell[]): number {
  return cells.findLastIndex((cell) => (cell ?? "").trim() !== "") + 1;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

function rowsOf(text: string, separator: string, isWhole: boolean): Cell[][] {
  const splitter = new CsvSplitter(separator);
  const records = [...splitter.add(text), ...(isWhole ? splitter.finish() : [])];
  const rows = records.filter((record) => !isBlank(record));
  // Headings in quotation marks with another sign between them.
  if (rows[0]?.kind === "broken") return [];
  return rows.slice(0, ROWS_MAX + 1).flatMap((record) => (record.kind === "row" ? [record.cells] : []));
}
