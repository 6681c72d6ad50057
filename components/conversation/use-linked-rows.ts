"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { OutlineRow } from "@/lib/domain/outline";
import type { Outbox } from "@/lib/outbox/outbox";
import type { Me } from "@/lib/outbox/project";
import { correctedParents } from "./corrected-parents";

/** The rows, each below what this moderator has just said that it answers; the same rows where nothing was said. */
export function useLinkedRows(
  rows: readonly OutlineRow[],
  readAtMs: number,
  { byComment }: Outbox,
  me: Me,
): readonly OutlineRow[] {
  const subscribe = useCallback((listener: () => void) => byComment.subscribe(null, listener), [byComment]);
  // As text, which is equal where nothing changed.
  const read = () => JSON.stringify(correctedParents(byComment, readAtMs, me));
  const corrected = useSyncExternalStore(subscribe, read, () => "[]");
  return useMemo(() => {
    const parents = new Map<string, string | null>(JSON.parse(corrected));
    if (parents.size === 0) return rows;
    return rows.map((row) => {
      const parentId = parents.get(row.id);
      return parentId === undefined ? row : { ...row, parentId };
    });
  }, [rows, corrected]);
}
