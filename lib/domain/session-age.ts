import type { DeskSettings } from "./desk-settings";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export type SessionTimes = { createdAt: Date; lastSeenAt: Date };

/** From when on a session that began, or was used last, is over at `now`: whatever is older. */
export function sessionLimits(
  { sessionIdleHours, sessionDays }: Pick<DeskSettings, "sessionIdleHours" | "sessionDays">,
  now: Date,
): SessionTimes {
  return {
    createdAt: new Date(now.getTime() - sessionDays * 24 * HOUR_MS),
    lastSeenAt: new Date(now.getTime() - sessionIdleHours * HOUR_MS),
  };
}

/** Whether its use is worth writing down: not at each request. */
export function isUseNew({ lastSeenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > 5 * MINUTE_MS;
}
