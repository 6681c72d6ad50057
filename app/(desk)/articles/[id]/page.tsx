import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConversationPage } from "@/components/conversation/conversation-page";
import { OtherCoverage } from "@/components/stories/other-coverage";
import { requireActor } from "@/lib/auth/session";
import { findConversation } from "@/lib/conversation/data";
import { loadConversationQuery } from "@/lib/conversation/query";
import { closedBecause } from "@/lib/domain/closed-because";

export const metadata: Metadata = { title: "Conversation" };

export default async function ArticlePage({ params, searchParams }: PageProps<"/articles/[id]">) {
  const { sort } = await loadConversationQuery(searchParams);
  const actor = await requireActor();
  const renderedAtMs = Date.now();
  const opened = await findConversation(actor, (await params).id, sort);
  if (!opened) notFound();
  return (
    <ConversationPage
      key={opened.article.id}
      me={{ id: actor.moderatorId ?? "", name: actor.name }}
      closedBecause={closedBecause(actor.role)}
      renderedAtMs={renderedAtMs}
      {...opened}
    >
      <OtherCoverage articleId={opened.article.id} />
    </ConversationPage>
  );
}
