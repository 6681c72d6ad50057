import type { ColumnMap } from "@/lib/domain/column-meanings";
import type { Format } from "@/lib/formats/format";
import type { Opening } from "@/lib/formats/opening";
import { describePossibleTable, describeRecords, describeTable } from "@/lib/formats/table/describe-table";
import type { ImportOptions } from "./import-options";
import type { ImportTable } from "./view";

const CELL_CHARS_MAX = 300;
const ROWS_MAX = 5;
const HEADINGS_MAX = 200;

/** Which column was read as what, and which were not read at all. */
export type ReadColumns = { taken: ColumnMap; leftOut: string[] };

const PERSONAL = ["email", "ip"] as const satisfies (keyof ColumnMap)[];

export function readColumns({ headings, columns }: ImportTable, keepPersonal: boolean): ReadColumns {
  const taken = { ...columns };
  if (!keepPersonal) for (const meaning of PERSONAL) delete taken[meaning];
  const read = new Set(Object.values(taken));
  return { taken, leftOut: headings.filter((heading) => !read.has(heading)) };
}

/**
 * What a person needs to tell the meaning of a table's columns; null where its form says it itself. Of a document in
 * no known form (`format` is null), where it could be a table.
 */
export function importTable(
  path: string,
  format: Format | null,
  opening: Opening,
  told: ImportOptions,
): ImportTable | null {
  const found = description(format, opening, told);
  if (!found) return null;
  return {
    ...found,
    path,
    headings: found.headings.slice(0, HEADINGS_MAX),
    firstRows: found.firstRows
      .slice(0, ROWS_MAX)
      .map((row) => row.slice(0, HEADINGS_MAX).map((cell) => cell.slice(0, CELL_CHARS_MAX))),
  };
}

function description(format: Format | null, opening: Opening, told: ImportOptions) {
  if (format === null) return describePossibleTable(opening, told);
  if (format === "table") return describeTable(opening, told);
  return format === "ndjson" ? describeRecords(opening, told) : null;
}
