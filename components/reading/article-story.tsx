import { useState } from "react";
import { Annotated } from "@/components/annotations/annotated";
import { paragraphStarts } from "@/components/annotations/paragraph-starts";
import type { ArticleDetail } from "@/lib/articles/data";
import type { CommentQuote } from "@/lib/comments/data";
import { articleText } from "@/lib/domain/article-text";
import { formatDay, formatInteger } from "@/lib/format";
import { MarkedText, type Span } from "./marked-text";
import { useNow } from "./use-now";

function Answers({ count, isHit }: { count: number; isHit: boolean }) {
  if (count === 0) return <span />;
  const said = `${count} ${count === 1 ? "comment answers" : "comments answer"} this paragraph`;
  return (
    <span
      title={said}
      className={`num relative border-l border-line pl-[7px] text-small leading-[inherit] ${isHit ? "font-semibold text-ink" : "text-faint"}`}
    >
      <i
        className={`absolute top-1 -left-0.5 max-h-[calc(100%-10px)] w-[3px] rounded-[1px] ${isHit ? "bg-flag" : "bg-faint"}`}
        style={{ height: count * 5 }}
      />
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{said}</span>
    </span>
  );
}

type ParagraphProps = {
  text: string;
  /** Where it begins in the article's paragraphs joined by two line feeds. */
  at: number;
  spans: readonly Span[];
  answers: number;
  isFolded: boolean;
  onUnfold: () => void;
};

function Paragraph({ text, at, spans, answers, isFolded, onUnfold }: ParagraphProps) {
  const grid = "grid grid-cols-[minmax(0,1fr)_34px] gap-3 font-serif";
  if (isFolded) {
    return (
      <div className={`${grid} text-[15px] leading-6 text-muted`}>
        <p className="min-w-0">
          <button
            type="button"
            className="block w-full cursor-pointer truncate text-left hover:text-ink"
            onClick={onUnfold}
            title="Show these paragraphs"
          >
            {text}
          </button>
        </p>
        <Answers count={answers} isHit={false} />
      </div>
    );
  }
  return (
    <div className={`${grid} text-article`}>
      <p className="pb-2.5 [overflow-wrap:anywhere] text-pretty whitespace-pre-wrap">
        <MarkedText text={text} spans={spans} at={at} />
      </p>
      <Answers count={answers} isHit={spans.length > 0} />
    </div>
  );
}

function Byline({ article }: { article: ArticleDetail }) {
  const now = useNow();
  const { byline, outlet, publishedAt, declaredCommentCount, commentCount } = article;
  const origin = [byline, outlet, publishedAt && formatDay(publishedAt, now)].filter(Boolean).join(", ");
  const found =
    declaredCommentCount === null
      ? `${formatInteger(commentCount)} comments found`
      : `The page declares ${formatInteger(declaredCommentCount)} comments, the desk has ${formatInteger(commentCount)}`;
  return <p className="mb-3 text-small text-faint">{origin ? `${origin}. ${found}` : found}</p>;
}

type ArticleStoryProps = { article: ArticleDetail; commentId: string; quotes: readonly CommentQuote[] };

/** The article, opened at the paragraph that the comment answers. */
export function ArticleStory({ article, commentId, quotes }: ArticleStoryProps) {
  const [unfoldedFor, setUnfoldedFor] = useState<string | null>(null);
  const spansOf = new Map<number, Span[]>();
  for (const { source } of quotes) {
    if (source.kind === "article")
      spansOf.set(source.paragraph, [...(spansOf.get(source.paragraph) ?? []), source]);
  }
  const firstAnswered = Math.min(...spansOf.keys(), article.paragraphs.length);
  const foldedBefore = unfoldedFor === commentId || spansOf.size === 0 ? 0 : firstAnswered;
  const starts = paragraphStarts(article.paragraphs);
  return (
    <section className="border-t border-line px-5 pt-4 pb-8" aria-labelledby="article-head">
      <h3 id="article-head" className="mb-1.5 flex gap-2 text-micro font-medium text-faint">
        Article
        {article.answersPerParagraph.some((count) => count > 0) && (
          <span className="ml-auto font-normal">answers per paragraph</span>
        )}
      </h3>
      <h2 className="heading-serif mt-0.5 mb-1 leading-[25px]">{article.title ?? "Untitled page"}</h2>
      <Byline article={article} />
      <Annotated subjectId={article.id} text={articleText(article.paragraphs)}>
        {article.paragraphs.map((text, index) => (
          <Paragraph
            // Paragraphs never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            text={text}
            at={starts[index] ?? 0}
            spans={spansOf.get(index) ?? []}
            answers={article.answersPerParagraph[index] ?? 0}
            isFolded={index < foldedBefore}
            onUnfold={() => setUnfoldedFor(commentId)}
          />
        ))}
      </Annotated>
      {article.paragraphs.length === 0 && (
        <p className="text-muted">The page that was imported has no article text.</p>
      )}
      {article.undividedText && (
        <details className="mt-3 text-base text-muted">
          <summary className="link min-h-6">Text of the thread that could not be split into comments</summary>
          <p className="mt-2 [overflow-wrap:anywhere] whitespace-pre-wrap">{article.undividedText}</p>
        </details>
      )}
    </section>
  );
}
