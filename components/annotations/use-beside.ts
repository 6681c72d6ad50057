"use client";

import { type RefObject, useLayoutEffect } from "react";
import { type MarginBox, spacesBefore } from "./margin-places";

// As wide as the container query of <Annotated>.
const BESIDE_PX = 760;

function boxesOf(text: HTMLElement, list: HTMLElement, lines: readonly HTMLElement[]): MarginBox[] {
  const top = list.getBoundingClientRect().top;
  return lines.map((line) => {
    const mark = text.querySelector(`[data-mark-end="${line.dataset.entry}"]`);
    const wantedTop = mark ? mark.getBoundingClientRect().top - top : 0;
    return { wantedTop, height: line.offsetHeight };
  });
}

/** Stands each entry of a margin beside its passage, where the margin stands beside the text. */
export function useBeside(
  text: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  entries: unknown,
): void {
  // The browser's layout: where the passages are, anew whenever text or margin take other room.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other entries stand elsewhere
  useLayoutEffect(() => {
    const [words, margin] = [text.current, list.current];
    if (!words || !margin) return;
    function place() {
      if (!words || !margin) return;
      const lines = [...margin.querySelectorAll<HTMLElement>(":scope > [data-entry]")];
      const isBeside = (words.parentElement?.clientWidth ?? 0) >= BESIDE_PX;
      const spaces = isBeside ? spacesBefore(boxesOf(words, margin, lines)) : [];
      for (const [index, line] of lines.entries()) line.style.marginTop = `${spaces[index] ?? 0}px`;
    }
    const observer = new ResizeObserver(place);
    observer.observe(words);
    observer.observe(margin);
    place();
    return () => observer.disconnect();
  }, [text, list, entries]);
}
