import type { Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useRef } from "react";

/** A row as it stood in the list; pixels from its beginning. */
type Stood = { id: string; start: number; end: number };

/** The row that the reader's eye is on: the one at hand where it is in view, else the first in view. */
export function rowInSight(
  stood: readonly Stood[],
  handId: string | null,
  top: number,
  bottom: number,
): Stood | undefined {
  const inView = stood.filter(({ start, end }) => end > top && start < bottom);
  return inView.find(({ id }) => id === handId) ?? inView[0];
}

/**
 * Keeps the reader's place when `rows` become others: the row in sight stays where it is on the screen, whatever came
 * above it.
 */
export function useKeptPlace(
  virtual: Virtualizer<HTMLDivElement, Element>,
  scroller: RefObject<HTMLDivElement | null>,
  { rows, idAt, handId }: { rows: unknown; idAt: (index: number) => string; handId: () => string | null },
): void {
  const stood = useRef<readonly Stood[]>([]);
  const before = useRef(rows);

  // The browser's scroll position, and where its rows stood when they were last drawn.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && before.current !== rows) {
      const seen = rowInSight(stood.current, handId(), box.scrollTop, box.scrollTop + box.clientHeight);
      const now = virtual.measurementsCache.find(({ index }) => idAt(index) === seen?.id);
      if (seen && now && now.start !== seen.start)
        virtual.scrollToOffset(box.scrollTop + now.start - seen.start);
    }
    before.current = rows;
    stood.current = virtual
      .getVirtualItems()
      .map(({ index, start, end }) => ({ id: idAt(index), start, end }));
  });
}
