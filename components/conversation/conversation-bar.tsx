import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Segmented } from "@/components/ui/segmented";
import type { ArticleDetail } from "@/lib/articles/data";
import type { ConversationSort } from "@/lib/domain/conversation";
import { textLanguage } from "@/lib/domain/text-language";
import { formatCount } from "@/lib/format";

const SORTS = [
  { value: "page", label: "Page order" },
  { value: "net", label: "Votes" },
  { value: "upvotes", label: "Upvotes" },
  { value: "disputed", label: "Disputed" },
] as const satisfies readonly { value: ConversationSort; label: string }[];

type ConversationBarProps = {
  article: ArticleDetail;
  sort: ConversationSort;
  onSort: (sort: ConversationSort) => void;
  /** Some comment answers another. */
  hasBranches: boolean;
  hasFolded: boolean;
  onFoldAll: () => void;
  onUnfoldAll: () => void;
  onArticle: () => void;
};

/** Whose conversation it is, in which order, and how much of it is open. */
export function ConversationBar(props: ConversationBarProps) {
  const { article, sort, hasFolded } = props;
  return (
    <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line bg-surface px-4 py-1.5 max-[760px]:px-3">
      <Link
        href="/articles"
        aria-label="All articles"
        title="All articles"
        className="-ml-1.5 grid size-7 shrink-0 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink"
      >
        <Icon name="chevronLeft" />
      </Link>
      <h1
        lang={textLanguage(article.title ?? "")}
        className="min-w-0 flex-1 truncate font-semibold"
        title={article.title ?? undefined}
      >
        {article.title ?? "Untitled page"}
      </h1>
      <span className="num text-small whitespace-nowrap text-muted">
        {formatCount(article.commentCount, "comment")}
      </span>
      <Button className="min-[1101px]:hidden" onClick={props.onArticle}>
        <Icon name="article" />
        Article
      </Button>
      {article.commentCount > 1 && (
        <span className="flex flex-wrap items-center gap-2 max-[1360px]:w-full">
          <Segmented
            label="Order of the conversations"
            value={sort}
            onChange={props.onSort}
            options={SORTS}
          />
          {props.hasBranches && (
            <Button className="ml-auto" onClick={hasFolded ? props.onUnfoldAll : props.onFoldAll}>
              {hasFolded ? "Unfold all" : "Fold all"}
            </Button>
          )}
        </span>
      )}
    </header>
  );
}
