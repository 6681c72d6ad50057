"use client";

import { type MouseEvent, type RefObject, useCallback } from "react";
import { DataTable, type DataTableHandle } from "@/components/data-table/data-table";
import { useDesk } from "@/components/reading/desk-context";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Trouble } from "@/components/ui/trouble";
import type { CommentRow } from "@/lib/comments/data";
import type { Density } from "@/lib/domain/preferences";
import type { Read } from "@/lib/outbox/project";
import { useCommentRowState } from "./cells";
import { queueColumns, SORT_OF_COLUMN } from "./columns";
import { EmptyQueue } from "./empty-queue";
import { useQueue } from "./queue-context";
import type { useCommentPages } from "./use-comment-pages";
import { useIsPhone } from "./use-is-phone";

const ROW_HEIGHT = { comfortable: 44, compact: 32 } satisfies Record<Density, number>;

type QueueListProps = {
  pages: ReturnType<typeof useCommentPages>;
  visibility: Record<string, boolean>;
  density: Density;
  table: RefObject<DataTableHandle | null>;
};

const rowId = (row: CommentRow) => row.id;

/** The rows, or what stands in their place. */
export function QueueList({ pages, visibility, density, table }: QueueListProps) {
  const { state, acts } = useDesk();
  const { address, rows, total } = useQueue();
  const isPhone = useIsPhone();
  const { sort } = address.query;

  const sortOf = useCallback(
    (columnId: string) => {
      if (SORT_OF_COLUMN[columnId] !== sort.by) return null;
      // The youngest comment has the latest date: an age runs the other way.
      const isDescending = columnId === "age" ? !sort.descending : sort.descending;
      return isDescending ? "descending" : "ascending";
    },
    [sort],
  );

  const onSort = useCallback(
    (columnId: string) => {
      const by = SORT_OF_COLUMN[columnId];
      if (by) void address.sortBy(by);
    },
    [address],
  );

  const onRowPress = useCallback(
    (row: Read<CommentRow>, event: MouseEvent) => {
      const { checked } = state.get();
      // A finger has no such keys: once one is ticked, it ticks.
      if (event.ctrlKey || event.metaKey || event.shiftKey || (isPhone && checked.size > 0)) {
        const next = new Set(checked);
        if (!next.delete(row.id)) next.add(row.id);
        state.set({ checked: next });
      } else acts.read(row.id);
    },
    [state, acts, isPhone],
  );

  if (pages.isError && !pages.isFetchNextPageError) {
    return (
      <div className="min-h-0 flex-1 p-4">
        <Trouble
          title="The list could not be read"
          act={<Button onClick={() => pages.refetch()}>Try again</Button>}
        >
          {pages.error.message} Your decisions are safe in this browser.
        </Trouble>
      </div>
    );
  }
  if (pages.isPending) {
    return (
      <div className="min-h-0 flex-1 overflow-hidden pt-7">
        <Skeleton rows={20} />
      </div>
    );
  }
  if (rows.length === 0) {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto">
        <EmptyQueue />
      </div>
    );
  }
  return (
    <div
      className={`flex min-h-0 flex-1 flex-col ${pages.isPlaceholderData ? "opacity-60" : ""}`}
      aria-busy={pages.isPlaceholderData}
    >
      <DataTable
        label="Comments"
        rows={rows}
        columns={queueColumns}
        rowId={rowId}
        visibility={visibility}
        sortOf={sortOf}
        onSort={onSort}
        rowHeight={isPhone ? null : ROW_HEIGHT[density]}
        rowCount={total?.exact ? total.count : -1}
        useRowState={useCommentRowState}
        onRowPress={onRowPress}
        onNearEnd={pages.more}
        handle={table}
        end={<End pages={pages} />}
      />
    </div>
  );
}

function End({ pages }: { pages: QueueListProps["pages"] }) {
  if (pages.isFetchNextPageError) {
    return (
      <p className="p-4 text-center text-small text-muted">
        The next comments could not be read. <Button onClick={() => pages.fetchNextPage()}>Try again</Button>
      </p>
    );
  }
  if (pages.isFetchingNextPage) return <Skeleton rows={3} />;
  return pages.hasNextPage ? null : (
    <p className="p-4 text-center text-small text-faint">End of the queue.</p>
  );
}
