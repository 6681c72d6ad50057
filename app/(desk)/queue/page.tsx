import type { Metadata } from "next";
import { QueueDesk } from "@/components/queue/queue-desk";
import { requireActor } from "@/lib/auth/session";
import { listComments } from "@/lib/comments/data";
import { loadCommentQuery, serializeCommentQuery } from "@/lib/comments/query";
import { closedBecause } from "@/lib/domain/closed-because";
import { readPreferences } from "@/lib/preferences";

export const metadata: Metadata = { title: "Queue" };

export default async function QueuePage({ searchParams }: PageProps<"/queue">) {
  const actor = await requireActor();
  const query = await loadCommentQuery(searchParams);
  const readAtMs = Date.now();
  const [page, preferences] = await Promise.all([listComments(actor, query), readPreferences()]);
  return (
    <QueueDesk
      me={{ id: actor.moderatorId ?? "", name: actor.name }}
      closedBecause={closedBecause(actor.role)}
      first={{ words: serializeCommentQuery("", query), page, readAtMs }}
      preferences={preferences}
    />
  );
}
