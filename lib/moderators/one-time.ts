import "server-only";

const ONE_TIME_MS = 24 * 60 * 60_000;

/** Until when a password that somebody hands over at `now` may be used. */
export function oneTimeUntil(now: Date): Date {
  return new Date(now.getTime() + ONE_TIME_MS);
}
