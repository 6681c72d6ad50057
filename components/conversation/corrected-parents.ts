import type { Entry } from "@/lib/outbox/entry";
import type { KeyedStore } from "@/lib/outbox/keyed-store";
import { type Me, projectLink } from "@/lib/outbox/project";

const AS_READ = { id: "", position: 0, evidence: "", isGone: false };

function isAboutLink({ act }: Entry): boolean {
  return (act.kind === "undo" ? act.target : act).kind === "link";
}

/** What this moderator said since the thread was read: each comment with what it answers now, null for nobody. */
export function correctedParents(
  byComment: Pick<KeyedStore<readonly Entry[]>, "keys" | "get">,
  readAtMs: number,
  me: Me,
): [string, string | null][] {
  return byComment.keys().flatMap((id): [string, string | null][] => {
    const entries = byComment.get(id).filter(isAboutLink);
    const { replyTo } = projectLink({ replyTo: AS_READ, correction: null, readAtMs }, entries, me);
    return replyTo === AS_READ ? [] : [[id, replyTo?.id ?? null]];
  });
}
