"use client";

import type { ReactNode } from "react";
import { ReadingCache } from "@/components/reading/reading-cache";
import type { ArticleDetail } from "@/lib/articles/data";
import type { OutlinePart, TurnDetail } from "@/lib/conversation/data";
import type { Me } from "@/lib/outbox/project";
import { ConversationDesk } from "./conversation-desk";

export type ConversationPageProps = {
  me: Me;
  /** Why this person cannot decide; null: they can. */
  closedBecause: string | null;
  /** Whether the desk wants a reason with each removal. */
  asksReason: boolean;
  /** When the server made the page. */
  renderedAtMs: number;
  article: ArticleDetail;
  outline: OutlinePart;
  /** The first comments in the order of the address, so that the page comes with text in it. */
  turns: TurnDetail[];
  /** Below the article: what else there is to say of it. */
  children?: ReactNode;
};

/** The article beside its whole conversation, with the one cache that both read from. */
export function ConversationPage(props: ConversationPageProps) {
  return (
    <ReadingCache>
      <ConversationDesk {...props} />
    </ReadingCache>
  );
}
