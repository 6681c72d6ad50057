"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect } from "react";
import type { DeskState } from "@/components/reading/desk-context";
import { articleQueryOptions, commentQueryOptions } from "@/components/reading/reading-queries";
import type { CommentRow } from "@/lib/comments/data";
import type { Store } from "@/lib/outbox/store";

const NEIGHBOURS = [1, 2, 3, -1];
const PAUSE_MS = 60;

type ListNow = RefObject<{ rows: readonly CommentRow[]; indexOf: ReadonlyMap<string, number> }>;

/** Reads the neighbours of the selected comment beforehand, so that the next key press finds them here. */
export function usePrefetch(state: Store<DeskState>, list: ListNow): void {
  const client = useQueryClient();

  // The server, when the keys rest for a moment.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastId: string | null = null;
    function prefetch() {
      const { rows, indexOf } = list.current;
      const index = indexOf.get(lastId ?? "");
      if (index === undefined) return;
      for (const row of NEIGHBOURS.map((step) => rows[index + step])) {
        if (!row) continue;
        void client.prefetchQuery(commentQueryOptions(row.id));
        void client.prefetchQuery(articleQueryOptions(row.articleId));
      }
    }
    function onChange() {
      const { selectedId } = state.get();
      if (selectedId === lastId) return;
      lastId = selectedId;
      clearTimeout(timer);
      timer = setTimeout(prefetch, PAUSE_MS);
    }
    onChange();
    const stop = state.subscribe(onChange);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, state, list]);
}
