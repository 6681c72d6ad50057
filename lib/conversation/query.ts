import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { CONVERSATION_SORTS } from "@/lib/domain/conversation";

/** What the address of a conversation may say: the order of its first comments, and the comment to begin at. */
export const conversationParsers = {
  sort: parseAsStringLiteral(CONVERSATION_SORTS).withDefault("page"),
  comment: parseAsString,
};

export const loadConversationQuery = createLoader(conversationParsers);
