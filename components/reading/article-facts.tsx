import { Icon } from "@/components/ui/icon";
import { Listed } from "@/components/ui/listed";
import { Time } from "@/components/ui/time";
import type { ArticleDetail } from "@/lib/articles/data";
import { formatCount, formatInteger } from "@/lib/format";
import { ArticleVotes } from "./article-votes";
import { shapeSaid } from "./article-words";
import { useDesk } from "./desk-context";
import { useNow } from "./use-now";

/** What is known of an article and of its thread as a whole. */
export function ArticleFacts({ article }: { article: ArticleDetail }) {
  const { facts, isContextDue } = article;
  return (
    <>
      <p className="text-small text-muted">
        <Origin article={article} />
      </p>
      <p className="mt-0.5 text-small text-faint">
        {foundSaid(article)} {facts && shapeSaid(facts)} <Longest facts={facts} />
      </p>
      {threadSaid(article) && <p className="mt-0.5 text-small text-flag">{threadSaid(article)}</p>}
      {isContextDue && (
        <p className="mt-0.5 text-small text-faint">
          {facts
            ? "Being worked out again after a change."
            : "What comments answer is still being worked out."}
        </p>
      )}
      <div className="pt-1.5">
        {facts?.votes ? <ArticleVotes key={article.id} votes={facts.votes} /> : <div className="h-2" />}
      </div>
    </>
  );
}

function Origin({ article: { byline, outlet, publishedAt, url } }: { article: ArticleDetail }) {
  const now = useNow();
  const known = [byline, outlet, publishedAt && <Time key="date" at={publishedAt} now={now} as="day" />];
  const source = url !== null && /^https?:\/\//i.test(url) ? url : null;
  return (
    <>
      {known.some(Boolean) ? <Listed parts={known} /> : "Outlet, byline and date are unknown"}
      {source && (
        <>
          {" · "}
          <a
            href={source}
            target="_blank"
            rel="noreferrer noopener"
            className="link inline-flex min-h-6 items-center gap-1"
          >
            at its source
            <Icon name="external" className="size-3" />
            <span className="sr-only">, in a new tab</span>
          </a>
        </>
      )}
    </>
  );
}

function foundSaid({ declaredCommentCount: declared, commentCount: found, facts }: ArticleDetail): string {
  const gone = facts && facts.gone > 0 ? `, ${formatInteger(facts.gone)} of them gone from the source` : "";
  if (declared === null) return `${formatCount(found, "comment")} found${gone}.`;
  if (declared === found) return `${formatCount(found, "comment")}, as the page declares${gone}.`;
  return `The page declares ${formatCount(declared, "comment")}, the desk has ${formatInteger(found)}${gone}.`;
}

function threadSaid({ threadState }: ArticleDetail): string | null {
  if (threadState === "deleted") return "The thread was deleted at the source.";
  return threadState === "closed"
    ? "The thread is closed at the source: readers cannot comment any more."
    : null;
}

function Longest({ facts }: Pick<ArticleDetail, "facts">) {
  const { acts } = useDesk();
  const longest = facts?.shape?.longest;
  if (!longest) return null;
  return (
    <>
      The longest conversation has {formatCount(longest.comments, "comment")}, from{" "}
      <button type="button" className="link" onClick={() => acts.read(longest.commentId)}>
        No. {formatInteger(longest.position)}
      </button>
      .
    </>
  );
}
