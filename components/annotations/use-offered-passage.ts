"use client";

import { useEffect } from "react";
import type { AnnotateDesk } from "./annotate-context";
import { selectedStretch } from "./selected-stretch";
import { type PassageOf, selectedPassage } from "./text-places";

// Long enough for a selection that still grows, short enough to seem at once.
const QUIET_MS = 180;

function readSelection({ texts }: AnnotateDesk): PassageOf | null {
  const selected = selectedPassage(document.getSelection());
  const text = texts.get(selected?.subjectId ?? "");
  if (!selected || text === undefined) return null;
  const stretch = selectedStretch(text, selected.start, selected.end);
  return stretch && { subjectId: selected.subjectId, ...stretch };
}

/** Offers what is selected in a text, by pointer, finger or caret, once the selection rests. */
export function useOfferedPassage(desk: AnnotateDesk): void {
  // The browser's selection.
  useEffect(() => {
    const { state } = desk;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDrawing = false;
    function read() {
      if (state.get().isChoosing) return;
      const offered = readSelection(desk);
      const before = state.get().offered;
      if (
        offered?.subjectId === before?.subjectId &&
        offered?.start === before?.start &&
        offered?.end === before?.end
      )
        return;
      state.set({ offered });
    }
    function later() {
      clearTimeout(timer);
      if (!isDrawing) timer = setTimeout(read, QUIET_MS);
    }
    function onDown(event: PointerEvent) {
      isDrawing = event.pointerType === "mouse";
    }
    function onUp() {
      isDrawing = false;
      later();
    }
    document.addEventListener("selectionchange", later);
    document.addEventListener("pointerdown", onDown);
    document.addEventListener("pointerup", onUp);
    document.addEventListener("pointercancel", onUp);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", later);
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("pointerup", onUp);
      document.removeEventListener("pointercancel", onUp);
    };
  }, [desk]);
}
