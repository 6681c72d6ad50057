"use client";

import { createContext, use } from "react";
import type { TurnLoader } from "./turn-loader";

/** What the rows of a conversation share; the same object for as long as the page is open. */
type Conversation = {
  articleId: string;
  articleTitle: string | null;
  loader: TurnLoader;
  /** Folds a branch away, or shows it again. */
  toggle: (commentId: string) => void;
};

export const ConversationContext = createContext<Conversation | null>(null);

export function useConversation(): Conversation {
  const conversation = use(ConversationContext);
  if (!conversation) throw new Error("The rows of a conversation belong inside <ConversationContext>");
  return conversation;
}
