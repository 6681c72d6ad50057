"use client";

import { type RefObject, useEffect } from "react";

type Side = "below" | "beside";

/** Marks a scrolling element by `data-more` while it has more below, or beside, than it shows. */
export function useMore(scroller: RefObject<HTMLElement | null>, side: Side, content?: unknown): void {
  // The browser's layout, and where the element is scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content may reach further
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () => {
      const hidden =
        side === "below"
          ? element.scrollHeight - element.clientHeight - element.scrollTop
          : element.scrollWidth - element.clientWidth - element.scrollLeft;
      element.dataset.more = hidden > 1 ? side : "";
    };
    const sizes = new ResizeObserver(read);
    for (const each of [element, ...element.children]) sizes.observe(each);
    element.addEventListener("scroll", read, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", read);
    };
  }, [scroller, side, content]);
}
