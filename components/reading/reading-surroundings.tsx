import { useQuery } from "@tanstack/react-query";
import { memo } from "react";
import type { CommentDetail } from "@/lib/comments/data";
import { ArticleStory } from "./article-story";
import { DecisionLog } from "./decision-log";
import { articleQueryOptions } from "./reading-queries";
import { ThreadList } from "./thread-list";

type ReadingSurroundingsProps = {
  detail: CommentDetail | null;
  /** False while the pane already shows the next comment. */
  isCurrent: boolean;
};

/** What stands around a comment: its thread, what was decided about it, its article. */
export const ReadingSurroundings = memo(function ReadingSurroundings({
  detail,
  isCurrent,
}: ReadingSurroundingsProps) {
  if (!detail) return null;
  return (
    <div className={isCurrent ? undefined : "invisible"}>
      <ThreadList thread={detail.thread} commentId={detail.id} />
      <DecisionLog commentId={detail.id} decisions={detail.decisions} />
      <Article detail={detail} />
    </div>
  );
});

function Article({ detail }: { detail: CommentDetail }) {
  const { data: article, error } = useQuery(articleQueryOptions(detail.articleId));
  if (error) {
    return (
      <p className="border-t border-line px-5 py-4 text-muted">
        The article could not be read. {error.message}
      </p>
    );
  }
  return article ? <ArticleStory article={article} commentId={detail.id} quotes={detail.quotes} /> : null;
}
