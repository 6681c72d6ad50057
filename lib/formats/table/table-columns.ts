import { bodyColumn, COLUMN_MEANINGS, type ColumnMap } from "@/lib/domain/column-meanings";
import { guessColumns } from "@/lib/domain/guess-columns";
import { AppError } from "@/lib/errors";
import type { ReadOptions } from "../reader";
import { guarded } from "./cell-words";
import type { Cell } from "./csv-splitter";
import type { TableStart } from "./dialect";
import { headingOf } from "./told-column";

const HEADINGS_SHOWN = 40;

type Told = Pick<ReadOptions, "columns" | "areColumnsAll">;

/** What the columns mean: as told, by heading or by number, else as guessed. */
export function tableColumns(
  { headings, rows }: TableStart,
  { columns: told = {}, areColumnsAll = false }: Told = {},
): ColumnMap {
  const named: ColumnMap = {};
  for (const meaning of COLUMN_MEANINGS) {
    const name = told[meaning];
    if (name !== undefined) named[meaning] = headingOf(headings, name) ?? name;
  }
  if (areColumnsAll) return named;
  const samples = rows.map((row) => row.map((cell) => (cell === null ? null : (guarded(cell) ?? cell))));
  return guessColumns(headings, samples, named);
}

/** The same, and refuses a table without a told column, or in which nothing is the comments' text. */
export function readableColumns(fileName: string, start: TableStart, told: Told): ColumnMap {
  const { headings, hasHeadings } = start;
  const unknown = Object.values(told.columns ?? {}).find((name) => headingOf(headings, name) === null);
  if (unknown !== undefined) {
    const why = `no column is headed “${unknown}”; the columns are ${listed(start)}. Name one of these, or its number`;
    throw new AppError("invalid", `${fileName}, line 1: ${why}.`);
  }
  const columns = tableColumns(start, told);
  if (bodyColumn(columns) === undefined) {
    const what = hasHeadings
      ? `no column is known to hold the comments' text; the columns are ${listed(start)}. Say which does: --map body=COLUMN`
      : `the table has no headings, and its first row is ${listed(start)}. Say which column holds the comments' text: --map body=NUMBER`;
    throw new AppError("invalid", `${fileName}, line 1: ${what}, or on the import's page.`);
  }
  return columns;
}

function listed({ headings, rows, hasHeadings }: TableStart): string {
  const first: readonly Cell[] = rows[0] ?? [];
  const shown = headings.slice(0, HEADINGS_SHOWN).map((heading, at) => {
    const words = (hasHeadings ? heading : (first[at] ?? "")).slice(0, 60);
    return hasHeadings ? `“${words}”` : `${at + 1} “${words}”`;
  });
  return shown.join(", ") + (headings.length > HEADINGS_SHOWN ? " and more" : "");
}
