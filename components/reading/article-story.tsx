import { useCallback, useMemo, useState } from "react";
import { Annotated } from "@/components/annotations/annotated";
import { paragraphStarts } from "@/components/annotations/paragraph-starts";
import type { ArticleDetail } from "@/lib/articles/data";
import type { CommentDetail, CommentQuote } from "@/lib/comments/data";
import { articleText } from "@/lib/domain/article-text";
import { nobody } from "@/lib/domain/paragraph-answers";
import { textLanguage } from "@/lib/domain/text-language";
import { ArticleFacts } from "./article-facts";
import { ArticleParagraph } from "./article-paragraph";
import type { Span } from "./marked-text";

type ArticleStoryProps = {
  article: ArticleDetail;
  /** The comment that is read beside it; empty where there is none. */
  commentId: string;
  quotes: readonly CommentQuote[];
  answer?: CommentDetail["answer"];
  /** Nothing is folded: the text keeps its place while one comment after the other is read beside it. */
  isWhole?: boolean;
};

const NONE: readonly Span[] = [];
const NOBODY = nobody();

/** The article, opened at the sentence that the comment quotes or likely answers. */
export function ArticleStory({ article, commentId, quotes, answer = null, isWhole }: ArticleStoryProps) {
  const [unfoldedFor, setUnfoldedFor] = useState<string | null>(null);
  const quoted = useMemo(() => quotedSpans(quotes), [quotes]);
  const likely = answer?.kind === "likely" ? answer : null;
  const answered = likely ? [...quoted.keys(), likely.paragraph] : [...quoted.keys()];
  const isOpen = isWhole || unfoldedFor === commentId || answered.length === 0;
  const foldedBefore = isOpen ? 0 : Math.min(...answered);
  const starts = useMemo(() => paragraphStarts(article.paragraphs), [article.paragraphs]);
  const unfold = useCallback(() => setUnfoldedFor(commentId), [commentId]);
  return (
    <section className="border-t border-line px-5 pt-4 pb-8" aria-labelledby="article-head">
      <h3 id="article-head" className="mb-1.5 flex max-w-[690px] gap-2 text-micro font-medium text-faint">
        Article
        {article.answers.some(({ quoted, likely }) => quoted + likely > 0) && (
          <span className="ml-auto font-normal">
            answers to each paragraph
            {article.answers.some(({ upvotes, downvotes }) => upvotes + downvotes > 0) && ", and their votes"}
          </span>
        )}
      </h3>
      <h2
        lang={textLanguage(article.title ?? "", article.paragraphs[0])}
        className="heading-serif mt-0.5 mb-1 leading-[25px]"
      >
        {article.title ?? "Untitled page"}
      </h2>
      <ArticleFacts article={article} />
      <Annotated subjectId={article.id} text={articleText(article.paragraphs)} onHidden={unfold}>
        {article.paragraphs.map((text, index) => (
          <ArticleParagraph
            // Paragraphs never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            articleId={article.id}
            index={index}
            text={text}
            at={starts[index] ?? 0}
            answers={article.answers[index] ?? NOBODY}
            quoted={quoted.get(index) ?? NONE}
            likely={likely?.paragraph === index ? likely : null}
            isFolded={index < foldedBefore}
            onUnfold={unfold}
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

/** What a comment quotes of the article, by paragraph. */
function quotedSpans(quotes: readonly CommentQuote[]): Map<number, Span[]> {
  const spans = new Map<number, Span[]>();
  for (const { source } of quotes) {
    if (source.kind === "article") {
      spans.set(source.paragraph, [...(spans.get(source.paragraph) ?? []), source]);
    }
  }
  return spans;
}
