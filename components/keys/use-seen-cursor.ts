"use client";

import { useEffect, useRef } from "react";
import type { DeskState } from "@/components/reading/desk-context";
import type { Store } from "@/lib/outbox/store";

/**
 * Tells whether the eye can have seen, when a key was pressed, what is under the cursor now: on a busy machine a press
 * may be heard long after it was made.
 */
export function useSeenCursor(state: Store<DeskState>): (pressedAt: number) => boolean {
  const seenSince = useRef(0);

  // The browser's frames: what is set now is on the screen once the next frame is drawn.
  useEffect(() => {
    let { selectedId, checked } = state.get();
    return state.subscribe(() => {
      const now = state.get();
      if (now.selectedId === selectedId && now.checked === checked) return;
      ({ selectedId, checked } = now);
      seenSince.current = Number.POSITIVE_INFINITY;
      requestAnimationFrame(() => {
        setTimeout(() => {
          if (state.get().selectedId === selectedId) seenSince.current = performance.now();
        });
      });
    });
  }, [state]);

  return (pressedAt) => pressedAt >= seenSince.current;
}
