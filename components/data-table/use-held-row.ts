import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";
import { type FocusEvent, useCallback, useRef } from "react";

/** Keeps the row that has the focus drawn, however far away the list is scrolled: its focus would be lost with it. */
export function useHeldRow() {
  const index = useRef<number | null>(null);
  const rangeExtractor = useCallback((range: Range) => {
    const drawn = defaultRangeExtractor(range);
    const held = index.current;
    if (held === null || held >= range.count || drawn.includes(held)) return drawn;
    return [...drawn, held].toSorted((a, b) => a - b);
  }, []);
  const onFocus = useCallback(({ target }: FocusEvent) => {
    const row = target.closest<HTMLElement>("[data-index]");
    index.current = row ? Number(row.dataset.index) : null;
  }, []);
  return { rangeExtractor, onFocus };
}
