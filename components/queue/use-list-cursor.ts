"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { DataTableHandle } from "@/components/data-table/data-table";
import type { DeskState } from "@/components/reading/desk-context";
import type { Store } from "@/lib/outbox/store";
import type { ListNow } from "./desk-parts";
import type { useCommentPages } from "./use-comment-pages";

type ListCursor = {
  state: Store<DeskState>;
  pages: ReturnType<typeof useCommentPages>;
  list: RefObject<ListNow>;
  table: RefObject<DataTableHandle | null>;
  /** Whether a link or a step back named this comment together with this list. */
  isNamed: (id: string | null) => boolean;
  onRead: (id: string, isOpened: boolean) => void;
};

/** Keeps the cursor in the list: a new search, filter or sort leaves it on its comment, or else puts it on the first. */
export function useListCursor({ state, pages, list, table, isNamed, onRead }: ListCursor): void {
  const { rows, isReady } = pages;
  const first = pages.data?.pages[0];
  const shown = useRef(first);

  // What is checked and not in the list could not be seen: no key may act on it. Before the list is drawn.
  useLayoutEffect(() => {
    if (!isReady || shown.current === first) return;
    shown.current = first;
    const { selectedId, checked } = state.get();
    const { indexOf } = list.current;
    const kept = [...checked].filter((id) => indexOf.has(id));
    if (kept.length < checked.size) state.set({ checked: new Set(kept) });
    if (selectedId !== null && (indexOf.has(selectedId) || isNamed(selectedId))) return;
    const id = rows[0]?.id ?? null;
    state.set({ selectedId: id, isWritingNote: false, isChoosingParent: false, jump: null });
    if (id) onRead(id, false);
  }, [state, isReady, first, rows, list, isNamed, onRead]);

  // The list's scroll position, once the new rows are drawn.
  useEffect(() => {
    const index = isReady ? list.current.indexOf.get(state.get().selectedId ?? "") : undefined;
    if (first && index !== undefined) table.current?.reveal(index);
  }, [state, isReady, first, list, table]);
}
