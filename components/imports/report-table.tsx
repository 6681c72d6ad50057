import type { ReactNode } from "react";
import { formatInteger } from "@/lib/format";

export type Column<Row> = {
  head: string;
  /** A string where the source does not say: `?`. */
  of: (row: Row) => number | string;
  isStrong?: boolean;
  /** Only where there is room. */
  isWide?: boolean;
};

type ReportTableProps<Row> = {
  label: string;
  head: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => ReactNode;
};

/** A name and its figures, line by line. */
export function ReportTable<Row>({ label, head, rows, columns, keyOf, nameOf }: ReportTableProps<Row>) {
  return (
    <table aria-label={label} className="w-full table-fixed border-collapse">
      <thead>
        <tr className="h-[26px] border-b border-line text-micro text-faint">
          <th scope="col" className="text-left font-medium">
            {head}
          </th>
          {columns.map((column) => (
            <th
              key={column.head}
              scope="col"
              className={`w-[56px] text-right font-medium sm:w-[66px] ${column.isWide ? "max-sm:hidden" : ""}`}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className="border-b border-line align-top">
            <th scope="row" className="py-[7px] pr-3 text-left font-normal">
              {nameOf(row)}
            </th>
            {columns.map((column) => (
              <Cell key={column.head} column={column} value={column.of(row)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, value }: { column: Column<Row>; value: number | string }) {
  const weight = column.isStrong && value !== 0 ? "font-semibold" : "";
  return (
    <td
      className={`num py-[7px] text-right ${weight} ${value === 0 ? "text-faint" : ""} ${column.isWide ? "max-sm:hidden" : ""}`}
    >
      {typeof value === "number" ? formatInteger(value) : value}
    </td>
  );
}
