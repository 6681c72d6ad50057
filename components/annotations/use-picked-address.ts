"use client";

import { useEffect } from "react";
import type { AnnotateDesk } from "./annotate-context";
import { PICKED_HASH } from "./annotation-address";

/** Picks the annotation that the address names: the list of annotations leads to its entry. */
export function usePickedAddress({ state }: Pick<AnnotateDesk, "state">): void {
  // The browser's address bar.
  useEffect(() => {
    const hash = window.location.hash.slice(1);
    if (hash.startsWith(PICKED_HASH)) state.set({ picked: { id: hash.slice(PICKED_HASH.length) } });
  }, [state]);
}
