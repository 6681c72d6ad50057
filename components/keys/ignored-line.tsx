"use client";

import { formatCount } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";
import { ignoredKeys } from "./ignored-keys";

/** At the foot of a page: which presses did nothing, and why. */
export function IgnoredLine() {
  const { count, why } = useStore(ignoredKeys, (now) => now);
  return (
    <span role="status" data-ignored={count || undefined} className="min-w-0 truncate empty:hidden">
      {count > 0 && `${formatCount(count, "key press", "key presses")} ignored: ${why}`}
    </span>
  );
}
