import Link from "next/link";
import { formatInteger } from "@/lib/format";
import { useStore } from "@/lib/outbox/use-store";
import { useConversation } from "./conversation-context";

type ConversationEndProps = { articleId: string; count: number; hasMore: boolean };

/** What follows the last comment. */
export function ConversationEnd({ articleId, count, hasMore }: ConversationEndProps) {
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
    <p className="px-4 pt-4 pb-8 text-center text-small text-faint">
      {count === 0 && "No comments on this article."}
      {count > 0 && !hasMore && "End of the conversation."}
      {hasMore && (
        <>
          The first {formatInteger(count)} comments of the page.{" "}
          <Link className="link" href={`/queue?article=${articleId}&sort=position`}>
            The queue of this article has all
          </Link>
        </>
      )}
    </p>
  );
}
