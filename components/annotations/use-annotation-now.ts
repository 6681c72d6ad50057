"use client";

import { useClock } from "@/components/reading/use-now";
import { useAnnotate } from "./annotate-context";

/** The time, for the ages in a margin. */
export function useAnnotationNow(): Date {
  return useClock(useAnnotate().renderedAtMs);
}
