"use client";

import { useCallback, useMemo, useState } from "react";
import { type Turn, turnsAbove, visibleTurns } from "@/lib/domain/conversation";
import type { OutlineRow } from "@/lib/domain/outline";

const NONE: ReadonlySet<string> = new Set();

/** Which branches are folded away, and which turns are left to see. */
export function useFolding(turns: readonly Turn<OutlineRow>[]) {
  const [collapsed, setCollapsed] = useState(NONE);
  const visible = useMemo(() => visibleTurns(turns, collapsed), [turns, collapsed]);
  const placeOf = useMemo(() => new Map(turns.map(({ row }, place) => [row.id, place])), [turns]);
  const indexOf = useMemo(
    () => new Map(visible.map((place, index) => [turns[place]?.row.id ?? "", index])),
    [turns, visible],
  );

  const toggle = useCallback((id: string) => {
    setCollapsed((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);

  /** Unfolds whatever hides a turn. */
  const uncover = useCallback(
    (place: number) => {
      const above = new Set(turnsAbove(turns, place).map((one) => turns[one]?.row.id));
      setCollapsed((now) => new Set([...now].filter((id) => !above.has(id))));
    },
    [turns],
  );

  const foldAll = useCallback(() => {
    setCollapsed(
      new Set(turns.flatMap(({ row, depth, answers }) => (depth === 0 && answers > 0 ? [row.id] : []))),
    );
  }, [turns]);
  const unfoldAll = useCallback(() => setCollapsed(NONE), []);

  return { collapsed, visible, placeOf, indexOf, toggle, uncover, foldAll, unfoldAll };
}

export type Folding = ReturnType<typeof useFolding>;
