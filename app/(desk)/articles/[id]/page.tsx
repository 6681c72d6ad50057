import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConversationPage } from "@/components/conversation/conversation-page";
import { OtherCoverage } from "@/components/stories/other-coverage";
import { requireActor } from "@/lib/auth/session";
import { findConversation } from "@/lib/conversation/data";
import { loadConversationQuery } from "@/lib/conversation/query";
import { closedBecause } from "@/lib/domain/closed-because";
import { getSettings } from "@/lib/settings/data";

export const metadata: Metadata = { title: "Conversation" };

export default async function ArticlePage({ params, searchParams }: PageProps<"/articles/[id]">) {
  const { sort } = await loadConversationQuery(searchParams);
  const actor = await requireActor();
  const renderedAtMs = Date.now();
  const [opened, { removalReason }] = await Promise.all([
    findConversation(actor, (await params).id, sort),
    getSettings(actor),
  ]);
  if (!opened) notFound();
  return (
    <ConversationPage
      key={opened.article.id}
      me={{ id: actor.moderatorId ?? "", name: actor.name }}
      closedBecause={closedBecause(actor.role)}
      asksReason={removalReason === "always"}
      renderedAtMs={renderedAtMs}
      {...opened}
    >
      <OtherCoverage articleId={opened.article.id} />
    </ConversationPage>
  );
}
