import Link from "next/link";
import type { ArticleDetail } from "@/lib/articles/data";
import { formatInteger } from "@/lib/format";
import { answersSaid } from "./article-words";

type AnswersProps = {
  articleId: string;
  /** Counted from 1. */
  paragraph: number;
  answers: ArticleDetail["answers"][number];
  /** The comment at hand is one of them. */
  isHit: boolean;
};

const HEIGHT_MAX = 40;

/** In the margin of a paragraph: how many comments answer it, and their votes; leads to a queue of just those. */
export function ArticleAnswers({ articleId, paragraph, answers, isHit }: AnswersProps) {
  const count = answers.quoted + answers.likely;
  if (count === 0) return <span />;
  const said = answersSaid(answers, paragraph);
  return (
    <Link
      href={`/queue?article=${articleId}&paragraph=${paragraph}&sort=position`}
      prefetch={false}
      title={said}
      className={`num relative flex items-start justify-between gap-1 border-l border-line pl-[7px] font-sans text-small leading-[inherit] hover:text-accent ${isHit ? "font-semibold text-ink" : "text-muted"}`}
    >
      <i
        className={`absolute top-1 -left-0.5 max-h-[calc(100%-10px)] w-[3px] rounded-[1px] ${isHit ? "bg-flag" : "bg-line-strong"}`}
        style={{ height: Math.min(HEIGHT_MAX, count * 5) }}
      />
      <span aria-hidden="true">{formatInteger(count)}</span>
      {answers.upvotes + answers.downvotes > 0 && <Mood answers={answers} />}
      <span className="sr-only">{said}. Show them in the queue</span>
    </Link>
  );
}

/** The sides of these comments' votes as shares of all: down to the left and heavy, up to the right and light. */
function Mood({ answers: { upvotes, downvotes } }: Pick<AnswersProps, "answers">) {
  const share = (votes: number) => `${(50 * votes) / (upvotes + downvotes)}%`;
  return (
    <span aria-hidden="true" className="relative h-[inherit] w-[23px] shrink-0 self-stretch">
      <span className="absolute inset-x-0 top-[0.5lh] h-2.5 -translate-y-1/2">
        <i
          className="absolute top-[3px] right-1/2 h-1 rounded-l-[1px] bg-vote-down"
          style={{ width: share(downvotes) }}
        />
        <i
          className="absolute top-[3px] left-1/2 h-1 rounded-r-[1px] bg-vote-up"
          style={{ width: share(upvotes) }}
        />
        <i className="absolute inset-y-0 left-1/2 w-px -translate-x-1/2 bg-line-strong" />
      </span>
    </span>
  );
}
