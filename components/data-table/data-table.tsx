"use client";

import { type ColumnDef, type RowData, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
} from "react";
import { useMore } from "@/components/ui/use-more";
import { DataTableHead, type SortDirection } from "./data-table-head";
import { DataTableRow, type RowState } from "./data-table-row";
import { type TableParts, tableParts } from "./features";
import { useHeldRow } from "./use-held-row";

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
  columns: ColumnDef<TableParts, Row>[];
  rowId: (row: Row) => string;
  visibility: Record<string, boolean>;
  sortOf: (columnId: string) => SortDirection | null;
  onSort: (columnId: string) => void;
  /** Null: each row is as tall as its content, and the head is for screen readers only. */
  rowHeight: number | null;
  /** How many rows there are in all; -1 where that is not known. */
  rowCount: number;
  useRowState: (row: Row) => RowState;
  onRowPress: (row: Row, event: MouseEvent) => void;
  onNearEnd: () => void;
  end?: ReactNode;
  handle: RefObject<DataTableHandle | null>;
};

const ROWS_BEFORE_END = 25;
const UNMEASURED_ROW = 96;
const HEAD_HEIGHT = 28;

/** Scrolls no further than needed, so that one row of what comes next stays in view. */
function revealRow(scroller: HTMLElement, top: number, height: number) {
  const { scrollTop, clientHeight } = scroller;
  const highest = top - height;
  const lowest = top + 2 * height + HEAD_HEIGHT - clientHeight;
  if (scrollTop > highest) scroller.scrollTop = Math.max(0, highest);
  else if (scrollTop < lowest) scroller.scrollTop = lowest;
}

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
  const headHeight = rowHeight === null ? 0 : HEAD_HEIGHT;
  const held = useHeldRow();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight ?? UNMEASURED_ROW,
    initialRect: { width: 760, height: 900 },
    overscan: 6,
    rangeExtractor: held.rangeExtractor,
    useFlushSync: false,
    scrollMargin: headHeight,
  });
  const columns = table.getVisibleLeafColumns();
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;

  // The virtual list keeps measured heights: when the density changes, they are all wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is the reason to run
  useEffect(() => {
    virtual.measure();
  }, [virtual, rowHeight]);

  useMore(scroller, "beside", columns.length);

  // The scroller's position decides when the next page is asked for.
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - ROWS_BEFORE_END) onNearEnd();
  }, [lastIndex, rows.length, onNearEnd]);

  useImperativeHandle(handle, () => ({
    reveal(index) {
      if (rowHeight === null) virtual.scrollToIndex(index, { align: "auto" });
      else if (scroller.current) revealRow(scroller.current, index * rowHeight, rowHeight);
    },
    toTop: () => virtual.scrollToOffset(0),
    focus(index) {
      const find = () => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
      const row = find();
      if (row) row.focus({ preventScroll: true });
      else requestAnimationFrame(() => find()?.focus({ preventScroll: true }));
    },
  }));

  const tracks: CSSProperties & Record<`--${string}`, string> = {
    "--tracks": columns.map((column) => column.columnDef.meta?.width ?? "auto").join(" "),
    "--tracks-narrow": columns
      .map((column) => column.columnDef.meta?.narrowWidth ?? column.columnDef.meta?.width ?? "auto")
      .join(" "),
  };

  return (
    <div
      ref={scroller}
      style={tracks}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain [contain:layout_paint_style] [scrollbar-width:thin]"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus and the keys
        role="grid"
        aria-label={props.label}
        aria-rowcount={props.rowCount < 0 ? -1 : props.rowCount + 1}
        aria-multiselectable="true"
        className="block min-w-min"
      >
        <DataTableHead groups={table.getHeaderGroups()} sortOf={props.sortOf} onSort={props.onSort} />
        <tbody
          onFocusCapture={held.onFocus}
          className="relative block"
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const row = tableRows[item.index];
            if (!row) return null;
            return (
              <DataTableRow
                key={row.id}
                row={row}
                index={item.index}
                start={item.start - headHeight}
                height={rowHeight}
                measure={rowHeight === null ? virtual.measureElement : null}
                columnsKey={columns.length}
                useRowState={props.useRowState}
                onPress={props.onRowPress}
              />
            );
          })}
        </tbody>
      </table>
      {props.end}
    </div>
  );
}
