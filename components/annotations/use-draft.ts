"use client";

import { useCallback, useState } from "react";
import { z } from "zod";

const PREFIX = "komainu-draft ";

/** What is kept under this key in this tab; null where nothing is, or nothing that can be read. */
export function readDraft<Schema extends z.ZodType>(key: string, schema: Schema): z.output<Schema> | null {
  if (typeof window === "undefined") return null;
  try {
    const kept = window.sessionStorage.getItem(PREFIX + key);
    return kept === null ? null : (schema.safeParse(JSON.parse(kept)).data ?? null);
  } catch {
    // A browser without storage: what is written lives as long as the page.
    return null;
  }
}

export function forgetDraft(key: string): void {
  try {
    window.sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept.
  }
}

/** What is being written, kept in this tab with each change: closing the editor or loading the page anew loses nothing. */
export function useDraft<Draft>(key: string, begin: () => Draft): [Draft, (next: Draft) => void] {
  const [value, setValue] = useState(begin);
  const change = useCallback(
    (next: Draft) => {
      setValue(next);
      try {
        window.sessionStorage.setItem(PREFIX + key, JSON.stringify(next));
      } catch {
        // Full or switched off: the draft is still in the editor.
      }
    },
    [key],
  );
  return [value, change];
}

/** The same for plain words: those that are kept, else `text`. */
export function useTextDraft(key: string, text = ""): [string, (next: string) => void] {
  return useDraft(key, () => readDraft(key, z.string()) ?? text);
}
