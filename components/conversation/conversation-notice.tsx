import Link from "next/link";
import type { ConversationSort } from "@/lib/domain/conversation";
import { formatInteger } from "@/lib/format";
import { readingHref } from "./turn-head";

type ConversationNoticeProps = {
  articleId: string;
  /** How many comments the page of the conversation has. */
  count: number;
  commentCount: number;
  hasMore: boolean;
  sort: ConversationSort;
  /** The comment that the address names, where the conversation lacks it. */
  missingId: string | null;
};

/** What a conversation does not show, and where that is to be found; nothing where it is whole. */
export function ConversationNotice(props: ConversationNoticeProps) {
  const { articleId, count, commentCount, hasMore, sort, missingId } = props;
  if (!hasMore && missingId === null) return null;
  return (
    <div role="status" className="border-b border-line bg-surface px-4 py-2 text-small text-muted">
      {hasMore && (
        <p>
          Of {formatInteger(commentCount)} comments the first {formatInteger(count)} of the page are laid out
          here{sort === "page" ? "" : ", and ordered among themselves"}.{" "}
          <Link className="link" href={`/queue?article=${articleId}&sort=position`} prefetch={false}>
            The queue has them all
          </Link>
          .
        </p>
      )}
      {missingId !== null && (
        <p>
          The comment that the address names is not {hasMore ? "among them" : "in this conversation"}.{" "}
          <Link className="link" href={readingHref(articleId, missingId)} prefetch={false}>
            Read it in the queue
          </Link>
          .
        </p>
      )}
    </div>
  );
}
