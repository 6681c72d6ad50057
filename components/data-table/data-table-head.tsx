import { FlexRender, type Header, type RowData } from "@tanstack/react-table";
import { Icon } from "@/components/ui/icon";
import type { TableParts } from "./features";

export type SortDirection = "ascending" | "descending";

type DataTableHeadProps<Row extends RowData> = {
  headers: Header<TableParts, Row>[];
  sortOf: (columnId: string) => SortDirection | null;
  onSort: (columnId: string) => void;
};

export function DataTableHead<Row extends RowData>({ headers, sortOf, onSort }: DataTableHeadProps<Row>) {
  return (
    <div role="rowgroup" className="shrink-0 overflow-hidden [scrollbar-gutter:stable] max-[760px]:sr-only">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-7 grid-cols-(--tracks) items-center gap-x-2 border-b border-line px-3 text-micro font-medium text-faint max-[1360px]:grid-cols-(--tracks-narrow) max-[1360px]:gap-x-[7px]"
      >
        {headers.map((header) => {
          const meta = header.column.columnDef.meta;
          const sort = sortOf(header.column.id);
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-sort={meta?.isSortable ? (sort ?? "none") : undefined}
              aria-label={meta?.headLabel}
              className={`flex min-w-0 items-center gap-0.5 whitespace-nowrap ${meta?.headClass ?? ""}`}
            >
              {meta?.isSortable ? (
                <button
                  type="button"
                  onClick={() => onSort(header.column.id)}
                  className={`-mx-1 flex h-6 min-w-6 items-center gap-0.5 rounded-chip px-1 hover:text-ink ${sort ? "text-ink" : ""}`}
                >
                  {sort && <Icon name={sort} className="size-[13px]" />}
                  <FlexRender header={header} />
                </button>
              ) : (
                <FlexRender header={header} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
