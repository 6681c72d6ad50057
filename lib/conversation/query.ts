import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { parseAsText } from "@/lib/address-words";
import { CONVERSATION_SORTS } from "@/lib/domain/conversation";

/** What the address of a conversation may say: the order of its first comments, and the comment to begin at. */
export const conversationParsers = {
  sort: parseAsStringLiteral(CONVERSATION_SORTS).withDefault("page"),
  comment: parseAsText,
};

export const loadConversationQuery = createLoader(conversationParsers);
