"use client";

import { useSyncExternalStore } from "react";
import { areSingleKeysOff } from "./plain-key";

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-keys"] });
  return () => observer.disconnect();
}

/** Whether the person switched single keys off; while the server draws the page, nobody did. */
export function useSingleKeysOff(): boolean {
  return useSyncExternalStore(subscribe, areSingleKeysOff, () => false);
}

/** The key as assistive technology is told of it. */
export function useShortcut(key: string): string {
  return useSingleKeysOff() ? `Alt+${key}` : key;
}
