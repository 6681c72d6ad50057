import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { sessionLimits } from "@/lib/domain/session-age";
import { currentSettings } from "@/lib/settings/current";

/** A browser in which somebody is signed in. Times are ISO 8601 in UTC. */
export type SessionRow = {
  id: string;
  browser: string;
  createdAt: string;
  /** To within a few minutes. */
  lastSeenAt: string;
  isThis: boolean;
};

/** Where whoever asks is signed in: this browser first, then the last used. */
export async function listOwnSessions(actor: Actor): Promise<SessionRow[]> {
  assertCan(actor, "account:edit");
  if (actor.moderatorId === null) return [];
  const { createdAt, lastSeenAt } = sessionLimits(await currentSettings(), new Date());
  const sessions = await db.session.findMany({
    where: { moderatorId: actor.moderatorId, createdAt: { gte: createdAt }, lastSeenAt: { gte: lastSeenAt } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
  });
  const rows = sessions.map((session) => ({
    id: session.id,
    browser: session.browser,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    isThis: session.id === actor.sessionId,
  }));
  return [...rows.filter(({ isThis }) => isThis), ...rows.filter(({ isThis }) => !isThis)];
}
