import type { Metadata } from "next";
import { QueueDesk } from "@/components/queue/queue-desk";
import { requireActor } from "@/lib/auth/session";
import { listComments } from "@/lib/comments/data";
import { loadCommentQuery, serializeCommentQuery } from "@/lib/comments/query";
import { closedBecause } from "@/lib/domain/closed-because";
import { readPreferences } from "@/lib/preferences";
import { getSettings } from "@/lib/settings/data";

export const metadata: Metadata = { title: "Queue" };

export default async function QueuePage({ searchParams }: PageProps<"/queue">) {
  const actor = await requireActor();
  const query = await loadCommentQuery(searchParams);
  const readAtMs = Date.now();
  const [page, preferences, { removalReason }] = await Promise.all([
    listComments(actor, query),
    readPreferences(),
    getSettings(actor),
  ]);
  return (
    <QueueDesk
      me={{ id: actor.moderatorId ?? "", name: actor.name }}
      closedBecause={closedBecause(actor.role)}
      asksReason={removalReason === "always"}
      first={{ words: serializeCommentQuery("", query), page, readAtMs }}
      preferences={preferences}
    />
  );
}
