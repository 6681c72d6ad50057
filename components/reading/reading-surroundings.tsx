import { useQuery } from "@tanstack/react-query";
import { memo, startTransition, useEffect, useState } from "react";
import { OtherCoverage } from "@/components/stories/other-coverage";
import type { CommentDetail } from "@/lib/comments/data";
import { ArticleStory } from "./article-story";
import { DecisionLog } from "./decision-log";
import { articleQueryOptions } from "./reading-queries";
import { SourceHistory } from "./source-history";
import { ThreadList } from "./thread-list";

// Two frames: the comment is drawn before its surroundings are made.
const AFTER_MS = 40;

/** Follows a value when it has stood for a moment; a run of key presses costs nothing here. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  // The browser draws what is urgent first.
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(value)), AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What stands around a comment: its thread, what was decided about it, its article. */
export const ReadingSurroundings = memo(function ReadingSurroundings(props: {
  /** Null: on its way. */
  detail: CommentDetail | null;
}) {
  const detail = useSettled(props.detail);
  if (!detail) return null;
  return (
    <div className={props.detail ? undefined : "pointer-events-none opacity-0"}>
      <Around detail={detail} />
    </div>
  );
});

const Around = memo(function Around({ detail }: { detail: CommentDetail }) {
  return (
    <>
      <ThreadList detail={detail} />
      <SourceHistory detail={detail} />
      <DecisionLog commentId={detail.id} decisions={detail.decisions} />
      <Article detail={detail} />
      <OtherCoverage articleId={detail.articleId} />
    </>
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
  if (!article) return null;
  return (
    <ArticleStory article={article} commentId={detail.id} quotes={detail.quotes} answer={detail.answer} />
  );
}
