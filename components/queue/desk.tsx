"use client";

import { useCallback, useLayoutEffect, useMemo, useRef } from "react";
import type { DataTableHandle } from "@/components/data-table/data-table";
import { useKeys } from "@/components/keys/use-keys";
import { useRemember } from "@/components/keys/use-remember";
import { UndoAlike } from "@/components/likes/undo-alike";
import { DeskContext } from "@/components/reading/desk-context";
import { ReadingPane } from "@/components/reading/reading-pane";
import { Icon } from "@/components/ui/icon";
import { showSorted } from "./columns";
import { FilterMenu } from "./filter-menu";
import { FilterTokens } from "./filter-tokens";
import { FlagDialog } from "./flag-dialog";
import { KeyMap } from "./key-map";
import { ColumnsMenu, DensitySwitch, ExportMenu, SortMenu } from "./list-menus";
import { OverturnDialog } from "./overturn-dialog";
import { type Queue, QueueContext } from "./queue-context";
import type { QueueDeskProps } from "./queue-desk";
import { QueueFoot } from "./queue-foot";
import { QueueList } from "./queue-list";
import { ReadingWidth } from "./reading-width";
import { SearchField } from "./search-field";
import { useCommands } from "./use-commands";
import { useCommentPages } from "./use-comment-pages";
import { useDeskActs } from "./use-desk-acts";
import { useDeskState } from "./use-desk-state";
import { useListCursor } from "./use-list-cursor";
import { useLive } from "./use-live";
import { useLook } from "./use-look";
import { useOutbox } from "./use-outbox";
import { usePrefetch } from "./use-prefetch";
import { useQueueAddress } from "./use-queue-address";
import { useSelectedAddress } from "./use-selected-address";
import { useTotal } from "./use-total";
import { useWhyNot } from "./use-why-not";

/** List and reading pane, and everything that keeps them in step. */
export function Desk({ me, closedBecause, asksReason, first, preferences }: QueueDeskProps) {
  const address = useQueueAddress();
  const pages = useCommentPages(address.words, first);
  const totals = useTotal(address.words);
  const look = useLook(preferences);
  const table = useRef<DataTableHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const { rows, restart, isReady } = pages;

  const indexOf = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows]);
  const list = useRef({ rows, indexOf, isReady });
  // Key presses read the list as it is on screen, without rendering anything anew.
  useLayoutEffect(() => {
    list.current = { rows, indexOf, isReady };
  }, [rows, indexOf, isReady]);

  const { state, news } = useDeskState(rows[0]?.id ?? null);
  const outbox = useOutbox(me, totals.refresh);
  const { onRead, onBack, onLeave, isNamed } = useSelectedAddress(state, rows[0]?.id ?? null, address.words);
  useListCursor({ state, pages, list, table, isNamed, onRead });
  const { moves, acts } = useDeskActs({
    me,
    closedBecause,
    asksReason,
    state,
    outbox,
    news,
    list,
    table,
    onRead,
    onBack,
  });
  useLive({ news, state }, totals.onImport);
  usePrefetch(state, list);

  const showNew = useCallback(() => {
    totals.clear();
    table.current?.toTop();
    restart();
  }, [totals.clear, restart]);
  const commands = useCommands({ state, acts, moves, look, search, showNew, onLeave });
  useKeys({
    table: commands,
    whyNot: useWhyNot(state, list),
    remember: useRemember(state, outbox),
  });

  const rowOf = useCallback((id: string) => rows[indexOf.get(id) ?? -1] ?? null, [rows, indexOf]);
  const desk = useMemo(
    () => ({ me, renderedAtMs: first.readAtMs, closedBecause, state, outbox, news, acts }),
    [me, first.readAtMs, closedBecause, state, outbox, news, acts],
  );
  const { total, newCount } = totals;
  const visibility = useMemo(
    () => showSorted(look.visibility, address.query.sort.by),
    [look.visibility, address.query.sort.by],
  );
  const isEmpty = rows.length === 0 && pages.isSuccess && !pages.isPlaceholderData;
  const queue = useMemo<Queue>(
    () => ({ address, rows, total, newCount, showNew }),
    [address, rows, total, newCount, showNew],
  );

  return (
    <DeskContext value={desk}>
      <QueueContext value={queue}>
        <div
          style={look.style}
          className={`relative grid h-full min-h-0 grid-rows-[minmax(0,1fr)] max-[760px]:grid-cols-1 ${isEmpty ? "" : "grid-cols-[minmax(0,1fr)_var(--reading)]"}`}
        >
          <section aria-label="Queue" className="flex min-h-0 min-w-0 flex-col">
            <h1 className="sr-only">Queue</h1>
            <search className="@container/bar flex min-h-11 shrink-0 items-center gap-1 border-b border-line px-3">
              <Icon name="search" className="mr-1 size-4 text-faint" />
              <span className="flex min-w-0 flex-1 flex-wrap items-center gap-1 py-1">
                <FilterTokens />
                <SearchField field={search} />
              </span>
              <FilterMenu />
              <SortMenu />
              <ColumnsMenu visibility={look.visibility} onToggle={look.showColumn} />
              <ExportMenu />
              <DensitySwitch density={look.density} onChange={look.setDensity} />
            </search>
            <QueueList pages={pages} visibility={visibility} density={look.density} table={table} />
            <QueueFoot />
          </section>
          {!isEmpty && (
            <>
              <ReadingWidth width={look.readingWidth} onChange={look.setReadingWidth} />
              <ReadingPane rowOf={rowOf} />
            </>
          )}
        </div>
        <FlagDialog />
        <OverturnDialog />
        <KeyMap table={commands} />
        <UndoAlike />
      </QueueContext>
    </DeskContext>
  );
}
