"use client";

import { useClock } from "@/components/reading/use-now";
import type { Now } from "@/lib/format";
import { useAnnotate } from "./annotate-context";

/** The time, for the ages in a margin. */
export function useAnnotationNow(): Now {
  return useClock(useAnnotate().renderedAtMs);
}
