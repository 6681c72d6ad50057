import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { READING_WIDTH } from "@/lib/domain/preferences";
import { savePreference } from "@/lib/save-preference";

const STEP_PX = 24;

type ReadingWidthProps = { width: number | null; onChange: (width: number) => void };

function clamp(width: number): number {
  return Math.round(Math.min(READING_WIDTH.max, Math.max(READING_WIDTH.min, width)));
}

/** The line between list and reading: drawn with the pointer or moved by arrows, and remembered. */
export function ReadingWidth({ width, onChange }: ReadingWidthProps) {
  const handle = useRef<HTMLDivElement>(null);

  function measured(): number {
    return handle.current?.nextElementSibling?.getBoundingClientRect().width ?? READING_WIDTH.min;
  }

  function change(next: number) {
    const width = clamp(next);
    onChange(width);
    savePreference("readingWidth", width);
  }

  function onPointerMove(event: PointerEvent) {
    if (!handle.current?.hasPointerCapture(event.pointerId)) return;
    change(document.documentElement.clientWidth - event.clientX);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    change(measured() + (event.key === "ArrowLeft" ? STEP_PX : -STEP_PX));
  }

  return (
    // A separator that can be moved is a widget; an <hr> is not.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      ref={handle}
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the reading pane"
      aria-valuemin={READING_WIDTH.min}
      aria-valuemax={READING_WIDTH.max}
      aria-valuenow={width ?? READING_WIDTH.usual}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      className="absolute inset-y-0 right-(--reading) z-10 w-2 translate-x-1 cursor-col-resize touch-none hover:bg-accent/20 focus-visible:bg-accent/20 max-[760px]:hidden"
    />
  );
}
