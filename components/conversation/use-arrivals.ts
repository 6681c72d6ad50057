"use client";

import { useEffect, useRef } from "react";
import type { DeskState } from "@/components/reading/desk-context";
import { formatCount } from "@/lib/format";
import type { Store } from "@/lib/outbox/store";

/** Says when an import brought more comments into the conversation that is open. `count`: null while it is not whole. */
export function useArrivals(count: number | null, state: Store<DeskState>): void {
  const known = useRef(count);
  // The line of the foot, which is read out.
  useEffect(() => {
    const arrived = known.current === null || count === null ? 0 : count - known.current;
    known.current = count ?? known.current;
    if (arrived > 0) {
      state.set({
        announcement: `An import brought ${formatCount(arrived, "more comment")}, each in its place`,
      });
    }
  }, [count, state]);
}
