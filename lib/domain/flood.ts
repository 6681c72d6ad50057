const WINDOW_MS = 15 * 60_000;
/** Of one kind, from one person or with one address. */
const OF_ONE_MAX = 12;
const IN_ALL_MAX = 300;

/** What was let through in the present window, and how much was not. */
export type Flood = {
  sinceMs: number;
  counts: ReadonlyMap<string, number>;
  letCount: number;
  leftOut: number;
};

/**
 * Lets the first of a kind through, and only so many of all kinds, in each quarter of an hour. `leftOut` tells once, in
 * the next window, how many were not.
 */
export function letThrough(
  flood: Flood | undefined,
  kind: string,
  nowMs: number,
): { flood: Flood; isLet: boolean; leftOut: number } {
  const isOld = flood === undefined || nowMs - flood.sinceMs > WINDOW_MS;
  const now = isOld ? { sinceMs: nowMs, counts: new Map<string, number>(), letCount: 0, leftOut: 0 } : flood;
  const leftOut = isOld ? (flood?.leftOut ?? 0) : 0;
  const before = now.counts.get(kind) ?? 0;
  if (now.letCount >= IN_ALL_MAX || before >= OF_ONE_MAX) {
    return { flood: { ...now, leftOut: now.leftOut + 1 }, isLet: false, leftOut };
  }
  const counts = new Map(now.counts).set(kind, before + 1);
  return { flood: { ...now, counts, letCount: now.letCount + 1 }, isLet: true, leftOut };
}
