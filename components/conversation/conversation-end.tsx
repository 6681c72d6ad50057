import { useStore } from "@/lib/outbox/use-store";
import { useConversation } from "./conversation-context";

type ConversationEndProps = { count: number; hasMore: boolean };

/** What follows the last comment. */
export function ConversationEnd({ count, hasMore }: ConversationEndProps) {
  const { loader } = useConversation();
  const message = useStore(loader.trouble, (trouble) => trouble.message);
  if (message) {
    return (
      <p role="alert" className="sticky bottom-0 bg-removed-soft p-3 text-small">
        Some comments could not be read. {message} Scroll on to try again.
      </p>
    );
  }
  return (
    <p
      className={`px-4 text-center ${count === 0 ? "pt-16 text-comment text-muted" : "pt-4 pb-8 text-small text-faint"}`}
    >
      {count === 0 && "Nobody has commented on this article, as far as the desk knows."}
      {count > 0 &&
        (hasMore ? "The conversation goes on in the queue of this article." : "End of the conversation.")}
    </p>
  );
}
