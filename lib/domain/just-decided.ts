import type { Status } from "./statuses";

/** So long somebody may not have seen what a colleague decided before pressing a key. */
const UNSEEN_MS = 10_000;

type Standing = { status: Status; decidedByName: string | null; decidedAt: string | null };

/**
 * Whether deciding a comment now would replace what a colleague decided in the last seconds, or while it was being
 * looked at. `me`: how the desk names whoever decides.
 */
export function isJustDecided(
  { status, decidedByName, decidedAt }: Standing,
  me: string,
  wasLookedAt: boolean,
  now: Date,
): boolean {
  if (status === "open" || decidedByName === null || decidedByName === me) return false;
  const age = decidedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(decidedAt);
  return wasLookedAt || age < UNSEEN_MS;
}
