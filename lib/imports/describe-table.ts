import type { Format } from "@/lib/formats/format";
import type { Opening } from "@/lib/formats/opening";
import type { ColumnMap } from "@/lib/formats/reader";
import { describeRecords, describeTable } from "@/lib/formats/table/describe-table";
import type { ImportTable } from "./view";

const CELL_CHARS_MAX = 300;
const ROWS_MAX = 5;
const HEADINGS_MAX = 200;

/** What a person needs to tell the meaning of a table's columns; null where its form says it itself. */
export function importTable(
  path: string,
  format: Format,
  opening: Opening,
  told: ColumnMap | undefined,
): ImportTable | null {
  if (format !== "table" && format !== "ndjson") return null;
  const found = format === "table" ? describeTable(opening) : describeRecords(opening);
  if (!found) return null;
  return {
    path,
    headings: found.headings.slice(0, HEADINGS_MAX),
    firstRows: found.firstRows
      .slice(0, ROWS_MAX)
      .map((row) => row.slice(0, HEADINGS_MAX).map((cell) => cell.slice(0, CELL_CHARS_MAX))),
    columns: told ?? found.columns,
  };
}
