import { FlexRender, type RowData, type Row as TableRow } from "@tanstack/react-table";
import { type MouseEvent, memo, useMemo } from "react";
import type { TableParts } from "./features";

export type RowState = {
  /** The row that is being read: it takes the focus and the keys. */
  isActive: boolean;
  isChecked: boolean;
  /** Somebody dealt with it: it steps back, but stays in its place. */
  isDone: boolean;
};

type DataTableRowProps<Row extends RowData> = {
  row: TableRow<TableParts, Row>;
  index: number;
  start: number;
  height: number | null;
  measure: ((element: HTMLElement | null) => void) | null;
  /** Tells the row that its cells changed. */
  columnsKey: number;
  useRowState: (row: Row) => RowState;
  onPress: (row: Row, event: MouseEvent) => void;
};

function PlainRow<Row extends RowData>(props: DataTableRowProps<Row>) {
  const { row, index, start, height } = props;
  const { isActive, isChecked, isDone } = props.useRowState(row.original);
  // Moving on changes the row and not what is in its cells.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the visible columns
  const cells = useMemo(
    () =>
      row.getVisibleCells().map((cell) => (
        <td key={cell.id} className={cell.column.columnDef.meta?.cellClass}>
          <FlexRender cell={cell} />
        </td>
      )),
    [row, props.columnsKey],
  );
  return (
    // The keys of the grid are the page's keys: they work wherever the focus is.
    <tr
      ref={props.measure}
      aria-rowindex={index + 2}
      aria-selected={isActive || isChecked}
      data-index={index}
      data-row={row.id}
      data-active={isActive || undefined}
      data-done={isDone || undefined}
      tabIndex={isActive ? 0 : -1}
      onClick={(event) => props.onPress(row.original, event)}
      style={{ top: start, height: height ?? undefined }}
      className="group/row focus-inside absolute inset-x-0 grid [contain:layout_style] cursor-default grid-cols-(--tracks) items-center gap-x-2 border-b border-line/60 px-3 hover:bg-hover data-active:bg-accent-soft data-active:before:absolute data-active:before:inset-y-0 data-active:before:left-0 data-active:before:w-[3px] data-active:before:bg-accent data-done:not-data-active:bg-surface max-[1360px]:grid-cols-(--tracks-narrow) max-[1360px]:gap-x-[7px] max-[760px]:grid-cols-[58px_minmax(0,1fr)_auto] max-[760px]:items-start max-[760px]:gap-x-2.5 max-[760px]:gap-y-[3px] max-[760px]:px-4 max-[760px]:py-2.5"
    >
      {cells}
    </tr>
  );
}

// `memo` forgets type parameters; the component is the same.
export const DataTableRow = memo(PlainRow) as typeof PlainRow;
