"use client";

import { type CSSProperties, type RefObject, useLayoutEffect, useState } from "react";
import { type PassageOf, rangeOf, subjectsOn } from "./text-places";

const GAP_PX = 8;
// Below a finger's selection stand the handles of the system.
const HANDLES_PX = 30;
const EDGE_PX = 8;

// Not measured yet. It can have the focus already, which what is invisible to all could not.
const HIDDEN: CSSProperties = { opacity: 0 };

type Box = { width: number; height: number };

function placeFor(passage: PassageOf, bar: Box): CSSProperties {
  const subject = subjectsOn(document).find((element) => element.dataset.subject === passage.subjectId);
  const rects = subject ? [...(rangeOf(subject, passage)?.getClientRects() ?? [])] : [];
  const [first, last] = [rects[0], rects.at(-1)];
  if (!first || !last) return HIDDEN;
  const gap = window.matchMedia("(pointer: coarse)").matches ? HANDLES_PX : GAP_PX;
  const { clientWidth, clientHeight } = document.documentElement;
  const below = last.bottom + gap;
  const isRoomBelow = below + bar.height < clientHeight - 64;
  const top = isRoomBelow ? below : Math.max(EDGE_PX, first.top - gap - bar.height);
  const left = isRoomBelow ? last.right - bar.width / 2 : first.left;
  return { top, left: Math.max(EDGE_PX, Math.min(left, clientWidth - bar.width - EDGE_PX)) };
}

/** Where the bar stands: under the end of the passage, above its beginning where there is no room; it follows when the page scrolls. */
export function useBarPlace(bar: RefObject<HTMLElement | null>, passage: PassageOf | null): CSSProperties {
  const [place, setPlace] = useState<CSSProperties>(HIDDEN);

  // The browser's layout: where the words of the passage stand on the screen.
  useLayoutEffect(() => {
    if (!passage) return;
    const follow = () => {
      const box = bar.current?.getBoundingClientRect();
      setPlace(placeFor(passage, { width: box?.width ?? 0, height: box?.height ?? 0 }));
    };
    follow();
    document.addEventListener("scroll", follow, { capture: true, passive: true });
    window.addEventListener("resize", follow);
    return () => {
      document.removeEventListener("scroll", follow, { capture: true });
      window.removeEventListener("resize", follow);
    };
  }, [bar, passage]);

  return place;
}
