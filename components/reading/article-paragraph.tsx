import { memo } from "react";
import type { ArticleDetail } from "@/lib/articles/data";
import type { CommentDetail } from "@/lib/comments/data";
import { textLanguage } from "@/lib/domain/text-language";
import { ArticleAnswers } from "./article-answers";
import { strengthSaid } from "./article-words";
import { type MarkedSpan, MarkedText } from "./marked-text";

type Answer = NonNullable<CommentDetail["answer"]>;

type ParagraphProps = {
  articleId: string;
  /** From 0. */
  index: number;
  text: string;
  /** Where it begins in the article's text, for annotations. */
  at: number;
  answers: ArticleDetail["answers"][number];
  /** What the comment at hand quotes of it. */
  quoted: readonly MarkedSpan[];
  /** The sentence of it that the comment likely answers. */
  likely: Answer | null;
  isFolded: boolean;
  onUnfold: () => void;
};

const GRID = "grid grid-cols-[minmax(0,66ch)_48px] gap-3 font-serif";

/** A paragraph of an article, with what answers it in the margin. */
export const ArticleParagraph = memo(function ArticleParagraph(props: ParagraphProps) {
  const { articleId, index, text, at, answers, quoted, likely, isFolded, onUnfold } = props;
  const isHit = quoted.length > 0 || likely !== null;
  const margin = (
    <ArticleAnswers articleId={articleId} paragraph={index + 1} answers={answers} isHit={isHit} />
  );
  if (isFolded) {
    return (
      <div data-folded className={`${GRID} text-[15px] leading-6 text-muted`}>
        <p lang={textLanguage(text)} className="min-w-0">
          <button
            type="button"
            className="block w-full cursor-pointer truncate text-left hover:text-ink"
            onClick={onUnfold}
            title="Show these paragraphs"
          >
            {text}
          </button>
        </p>
        {margin}
      </div>
    );
  }
  const spans = likely ? [...quoted, { start: likely.start, end: likely.end, isLikely: true }] : quoted;
  return (
    <div className={`${GRID} text-article [[data-folded]+&]:mt-2`}>
      <div className="min-w-0 pb-2.5">
        <p lang={textLanguage(text)} className="[overflow-wrap:anywhere] text-pretty whitespace-pre-wrap">
          <MarkedText text={text} spans={spans} at={at} />
        </p>
        {likely && <Ground answer={likely} />}
      </div>
      {margin}
    </div>
  );
});

/** Why the desk thinks that this sentence is answered. */
function Ground({ answer: { strength, words } }: { answer: Answer }) {
  return (
    <p className="mt-1 font-sans text-small text-muted" title={`Strength ${strength.toFixed(2)} of 1`}>
      <span className="font-[550] text-ink">{strengthSaid(strength)}</span>: both say{" "}
      {words.map((word, index) => (
        <span key={word}>
          {index > 0 && ", "}
          <q>{word}</q>
        </span>
      ))}
      .
    </p>
  );
}
