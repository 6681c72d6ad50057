"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";

const COUNT = /^\(\d+\) /;

/** Puts how much is unseen before the tab's title. */
export function useTitleCount(count: number): void {
  const pathname = usePathname();

  // The tab's title, which each page sets anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another title
  useEffect(() => {
    function write() {
      const bare = document.title.replace(COUNT, "");
      const wanted = count > 0 ? `(${count}) ${bare}` : bare;
      if (document.title !== wanted) document.title = wanted;
    }
    write();
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [count, pathname]);
}
