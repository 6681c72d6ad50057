import type { Desk } from "@/components/reading/desk-context";
import { isJustDecided } from "@/lib/domain/just-decided";
import type { ActParts, Decided } from "./desk-parts";

/** Who decided a comment just now, or while it was looked at, but whoever is signed in. */
export function decidedJustNow(
  id: string,
  now: Decided | null,
  { me, news }: Pick<Desk, "me" | "news">,
): ReturnType<ActParts["decidedJustNow"]> {
  const heard = news.get(id);
  const wasLookedAt = heard?.wasLookedAt === true && heard.byId !== me.id;
  if (!now || !isJustDecided(now, me.name, wasLookedAt, new Date())) return null;
  return { byName: now.decidedByName ?? "", status: now.status, at: now.decidedAt ?? "" };
}
