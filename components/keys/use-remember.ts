"use client";

import { useCallback } from "react";
import type { DeskState } from "@/components/reading/desk-context";
import type { Outbox } from "@/lib/outbox/outbox";
import type { Store } from "@/lib/outbox/store";

/** Remembers the desk as it is before a key press, for a press that turns out to be the first letter of a word. */
export function useRemember(state: Store<DeskState>, outbox: Outbox): () => () => void {
  return useCallback(() => {
    const before = state.get();
    const takeBack = outbox.remember();
    return () => {
      takeBack();
      state.set(before);
    };
  }, [state, outbox]);
}
