import { FlexRender, type Header, type HeaderGroup, type RowData } from "@tanstack/react-table";
import { memo } from "react";
import { Icon } from "@/components/ui/icon";
import type { TableParts } from "./features";

export type SortDirection = "ascending" | "descending";

type HeadProps = {
  sortOf: (columnId: string) => SortDirection | null;
  onSort: (columnId: string) => void;
};

function HeadCell<Row extends RowData>(props: HeadProps & { header: Header<TableParts, Row> }) {
  const { header, sortOf, onSort } = props;
  const meta = header.column.columnDef.meta;
  const sort = sortOf(header.column.id);
  return (
    <th
      scope="col"
      aria-sort={meta?.isSortable ? (sort ?? "none") : undefined}
      className={`flex min-w-0 items-center gap-0.5 text-left font-medium whitespace-nowrap ${meta?.headClass ?? ""}`}
    >
      {meta?.isSortable ? (
        <button
          type="button"
          title={meta.headHint}
          onClick={() => onSort(header.column.id)}
          className={`focus-inside -mx-1 flex h-6 min-w-6 items-center gap-0.5 rounded-chip px-1 hover:text-ink ${sort ? "text-ink" : ""}`}
        >
          {sort && <Icon name={sort} className="size-[13px]" />}
          <FlexRender header={header} />
        </button>
      ) : (
        <FlexRender header={header} />
      )}
    </th>
  );
}

function PlainHead<Row extends RowData>(props: HeadProps & { groups: HeaderGroup<TableParts, Row>[] }) {
  return (
    <thead className="sticky top-0 z-10 block bg-raised max-[760px]:sr-only">
      {props.groups.map((group) => (
        <tr
          key={group.id}
          aria-rowindex={1}
          className="grid h-7 grid-cols-(--tracks) items-center gap-x-2 border-b border-line px-3 text-micro text-faint max-[1360px]:grid-cols-(--tracks-narrow) max-[1360px]:gap-x-[7px]"
        >
          {group.headers.map((header) => (
            <HeadCell key={header.id} header={header} sortOf={props.sortOf} onSort={props.onSort} />
          ))}
        </tr>
      ))}
    </thead>
  );
}

/** The heads of the columns; those that sort are buttons. `memo` forgets type parameters; the component is the same. */
export const DataTableHead = memo(PlainHead) as typeof PlainHead;
