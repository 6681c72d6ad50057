"use client";

import { type ColumnDef, type RowData, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { DataTableHead, type SortDirection } from "./data-table-head";
import { DataTableRow, type RowState } from "./data-table-row";
import { type TableParts, tableParts } from "./features";

export type DataTableHandle = {
  /** Brings the row into view, with the least movement. */
  reveal: (index: number) => void;
  /** Gives the row the focus, once it is there. */
  focus: (index: number) => void;
  toTop: () => void;
};

type DataTableProps<Row extends RowData> = {
  label: string;
  rows: Row[];
  // Each column has a value type of its own, which the table never looks at.
  columns: ColumnDef<TableParts, Row>[];
  rowId: (row: Row) => string;
  visibility: Record<string, boolean>;
  sortOf: (columnId: string) => SortDirection | null;
  onSort: (columnId: string) => void;
  /** Null: each row is as tall as its content. */
  rowHeight: number | null;
  /** How many rows there are in all; -1 where that is not known. */
  rowCount: number;
  useRowState: (row: Row) => RowState;
  onRowPress: (row: Row, event: React.MouseEvent) => void;
  onNearEnd: () => void;
  end?: ReactNode;
  handle: RefObject<DataTableHandle | null>;
};

const ROWS_BEFORE_END = 25;
const UNMEASURED_ROW = 96;

/** A virtual grid of rows that the server has sorted and filtered. Which row is active or checked, its user knows. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { rows, rowHeight, onNearEnd, handle } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTable({
    features: tableParts,
    columns: props.columns,
    data: rows,
    getRowId: props.rowId,
    state: { columnVisibility: props.visibility },
  });
  const tableRows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight ?? UNMEASURED_ROW,
    initialRect: { width: 760, height: 900 },
    overscan: 6,
    scrollPaddingStart: rowHeight ?? 0,
    scrollPaddingEnd: rowHeight ?? 0,
  });
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;

  // The virtual list keeps measured heights: when the density changes, they are all wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is the reason to run
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  // The next page is asked for before the scroller reaches it.
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - ROWS_BEFORE_END) onNearEnd();
  }, [lastIndex, rows.length, onNearEnd]);

  useImperativeHandle(handle, () => ({
    reveal: (index) => virtual.scrollToIndex(index, { align: "auto" }),
    toTop: () => virtual.scrollToOffset(0),
    focus(index) {
      const find = () => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
      const row = find();
      if (row) row.focus({ preventScroll: true });
      else requestAnimationFrame(() => find()?.focus({ preventScroll: true }));
    },
  }));

  const columns = table.getVisibleLeafColumns();
  const tracks: CSSProperties & Record<`--${string}`, string> = {
    "--tracks": columns.map((column) => column.columnDef.meta?.width ?? "auto").join(" "),
    "--tracks-narrow": columns
      .map((column) => column.columnDef.meta?.narrowWidth ?? column.columnDef.meta?.width ?? "auto")
      .join(" "),
  };
  const columnsKey = columns.map((column) => column.id).join(" ");

  return (
    <div
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.rowCount < 0 ? -1 : props.rowCount + 1}
      aria-colcount={columns.length}
      style={tracks}
      className="flex min-h-0 flex-1 flex-col"
    >
      {table.getHeaderGroups().map((group) => (
        <DataTableHead key={group.id} headers={group.headers} sortOf={props.sortOf} onSort={props.onSort} />
      ))}
      <div ref={scroller} role="rowgroup" className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain [scrollbar-gutter:stable]">
        <div role="presentation" style={{ height: virtual.getTotalSize() }} className="relative">
          {items.map((item) => {
            const row = tableRows[item.index];
            if (!row) return null;
            return (
              <DataTableRow
                key={row.id}
                row={row}
                index={item.index}
                start={item.start}
                height={rowHeight}
                measure={rowHeight === null ? virtual.measureElement : null}
                columnsKey={columnsKey}
                useRowState={props.useRowState}
                onPress={props.onRowPress}
              />
            );
          })}
        </div>
        {props.end}
      </div>
    </div>
  );
}
