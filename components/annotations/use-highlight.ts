"use client";

import { type RefObject, useEffect } from "react";
import type { Stretch } from "./passage-pieces";
import { rangeOf } from "./text-places";

const NAME = "komainu-passage";

/** Paints one passage of a subject's text for as long as it is written about or picked, without drawing the text anew. */
export function useHighlight(
  subject: RefObject<HTMLElement | null>,
  passage: Stretch | null,
  /** What else draws the text anew. */
  drawn: unknown,
): void {
  const [start, end] = [passage?.start ?? null, passage?.end ?? null];

  // The browser's own registry of painted ranges.
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks that change leave the old range behind
  useEffect(() => {
    if (!subject.current || start === null || end === null || !("highlights" in CSS)) return;
    const range = rangeOf(subject.current, { start, end });
    if (!range) return;
    const highlight = new Highlight(range);
    CSS.highlights.set(NAME, highlight);
    return () => {
      if (CSS.highlights.get(NAME) === highlight) CSS.highlights.delete(NAME);
    };
  }, [subject, start, end, drawn]);
}
