"use client";

import { type CSSProperties, useCallback, useMemo, useState } from "react";
import type { Density, Preferences } from "@/lib/domain/preferences";
import { savePreference } from "@/lib/save-preference";
import { HIDDEN_AT_FIRST } from "./columns";

/** Row height, columns and the reading pane's width, remembered in this browser. */
export function useLook(kept: Pick<Preferences, "density" | "hiddenColumns" | "readingWidth">) {
  const [density, keepDensity] = useState<Density>(kept.density);
  const [hidden, keepHidden] = useState(kept.hiddenColumns ?? HIDDEN_AT_FIRST);
  const [readingWidth, setReadingWidth] = useState(kept.readingWidth);

  const setDensity = useCallback((next: Density) => {
    keepDensity(next);
    savePreference("density", next);
  }, []);

  const showColumn = useCallback(
    (columnId: string, isShown: boolean) => {
      const next = isShown ? hidden.filter((id) => id !== columnId) : [...hidden, columnId];
      keepHidden(next);
      savePreference("hiddenColumns", next);
    },
    [hidden],
  );

  const visibility = useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden]);
  // However wide it was drawn elsewhere, the list keeps its room.
  const drawn =
    readingWidth === null ? undefined : `min(${readingWidth}px, calc(100vw - var(--rail) - 420px))`;
  const style = useMemo<CSSProperties & { "--reading"?: string }>(
    () => (drawn ? { "--reading": drawn } : {}),
    [drawn],
  );

  return { density, setDensity, visibility, showColumn, readingWidth, setReadingWidth, style };
}

export type Look = ReturnType<typeof useLook>;
