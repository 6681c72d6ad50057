"use client";

import { type ReactNode, useRef } from "react";
import { useMore } from "./use-more";

/** The part of a panel that scrolls; its edge shows whether there is more below. */
export function ScrollBody({ children }: { children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  useMore(scroller, "below");
  return (
    <div ref={scroller} className="flex min-h-0 flex-col overflow-y-auto *:shrink-0">
      {children}
    </div>
  );
}
