import type { ColumnMap } from "@/lib/domain/column-meanings";
import { openingRecords } from "../json/json-opening";
import { nestedRecords } from "../json/nested-records";
import type { Opening } from "../opening";
import type { ReadOptions } from "../reader";
import { couldBeTable, readTableStart } from "./dialect";
import { areHtml } from "./html-cells";
import { fieldNames, isRecord, RecordShapes } from "./record-shapes";
import { tableColumns } from "./table-columns";

export type TableDescription = {
  headings: string[];
  /** The first rows, as cells. */
  firstRows: string[][];
  /** Which column means what, as far as the headings and the rows show it. */
  columns: ColumnMap;
  /** Whether the first row of the file holds the headings; null where there are only names of fields. */
  hasHeadings: boolean | null;
  /** The comments' text is read as HTML. */
  isHtml: boolean;
};

const ROWS_SHOWN = 5;
const CELL_CHARS_SHOWN = 200;

type Told = Pick<ReadOptions, "columns" | "areColumnsAll" | "hasHeadings">;

/** What a person needs to see in order to say what the columns of a table mean. */
export function describeTable(opening: Opening, told: Told = {}): TableDescription | null {
  const start = readTableStart(opening, told);
  if (start === null) return null;
  const { headings, rows, hasHeadings } = start;
  const columns = tableColumns(start, told);
  const body = headings.indexOf(columns.body ?? "");
  const samples = rows.map((row) => row[body] ?? "").filter((cell) => cell !== "");
  const isHtml = columns.body_html !== undefined || (body !== -1 && areHtml(samples, columns.body ?? ""));
  return { headings, firstRows: shown(rows), columns, hasHeadings, isHtml };
}

/** The same of a document of no known form, where it could be a table. */
export function describePossibleTable(opening: Opening, told: Told): TableDescription | null {
  return couldBeTable(opening, told) ? describeTable(opening, told) : null;
}

/** The same for JSON records, whose fields are its columns. */
export function describeRecords(
  opening: Opening,
  { columns: told, areColumnsAll = false }: Told = {},
): TableDescription | null {
  const shapes = new RecordShapes(told, areColumnsAll);
  const records = openingRecords(opening).flatMap((record) =>
    nestedRecords(record, (one) => shapes.values(one)),
  );
  const first = records.slice(0, ROWS_SHOWN).map(({ record }) => record);
  const headings = [...new Set(first.flatMap(fieldNames))];
  if (headings.length === 0) return null;
  const rows = first.map((record) => headings.map((heading) => cellOf(record, heading)));
  return {
    headings,
    firstRows: shown(rows),
    columns: Object.assign({}, ...first.toReversed().map((record) => shapes.columnsOf(record)), told),
    hasHeadings: null,
    isHtml: false,
  };
}

function cellOf(record: Record<string, unknown>, heading: string): string {
  const dot = heading.indexOf(".");
  const outer = record[heading.slice(0, dot)];
  const value =
    Object.hasOwn(record, heading) || !isRecord(outer) ? record[heading] : outer[heading.slice(dot + 1)];
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function shown(rows: readonly (readonly (string | null)[])[]): string[][] {
  return rows.slice(0, ROWS_SHOWN).map((row) => row.map((cell) => (cell ?? "").slice(0, CELL_CHARS_SHOWN)));
}
