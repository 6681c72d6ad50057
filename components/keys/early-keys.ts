import type { TypedPress } from "./typing";

type EarlyKeys = {
  /** The desk hears its keys by itself. */
  isLive: boolean;
  presses: Pick<TypedPress, "key" | "at">[];
  /** Typed for the search; null where no slash was pressed. */
  text: string | null;
  /** Enter was pressed after it. */
  isAsked: boolean;
};

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the window
  interface Window {
    komainuEarlyKeys?: EarlyKeys;
  }
}

/** What was typed for the search before its field could hear, once. */
export function takeEarlySearch(): { text: string; isAsked: boolean } | null {
  const early = window.komainuEarlyKeys;
  if (!early || early.text === null) return null;
  const taken = { text: early.text, isAsked: early.isAsked };
  Object.assign(early, { text: null, isAsked: false });
  return taken;
}

/** The page hears its keys from now on; gives those that were pressed before. */
export function beginHearing(): EarlyKeys["presses"] {
  const early = window.komainuEarlyKeys;
  const presses = early?.presses ?? [];
  if (early) Object.assign(early, { isLive: true, presses: [] });
  return presses;
}

/** The page hears no longer: the next one may not be ready yet. */
export function endHearing(): void {
  if (window.komainuEarlyKeys) window.komainuEarlyKeys.isLive = false;
}
