"use client";

import { useEffect, useRef } from "react";
import type { DeskState } from "@/components/reading/desk-context";
import type { Store } from "@/lib/outbox/store";

/**
 * Tells whether the eye can have seen, when a key was pressed, what is under the cursor now: on a busy machine a press
 * may be heard long after it was made.
 */
export function useSeenCursor(
  state: Store<DeskState>,
  isDrawn: (id: string) => boolean,
): (pressedAt: number) => boolean {
  const seenSince = useRef(0);

  // The browser's frames: what is in the page now is on the screen once the next frame is drawn.
  useEffect(() => {
    let { selectedId, checked } = state.get();
    const look = (id: string | null) => {
      if (state.get().selectedId !== id) return;
      // React may take several frames to draw it.
      const isThere = id === null || isDrawn(id);
      requestAnimationFrame(() => {
        if (!isThere) look(id);
        else
          setTimeout(() => {
            if (state.get().selectedId === id) seenSince.current = performance.now();
          });
      });
    };
    return state.subscribe(() => {
      const now = state.get();
      if (now.selectedId === selectedId && now.checked === checked) return;
      ({ selectedId, checked } = now);
      seenSince.current = Number.POSITIVE_INFINITY;
      look(selectedId);
    });
  }, [state, isDrawn]);

  return (pressedAt) => pressedAt >= seenSince.current;
}
