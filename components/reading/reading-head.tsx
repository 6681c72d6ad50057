import { useQuery } from "@tanstack/react-query";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { CommentRow } from "@/lib/comments/data";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatInteger } from "@/lib/format";
import type { Since } from "@/lib/outbox/project";
import { useDesk } from "./desk-context";
import { articleQueryOptions } from "./reading-queries";
import { STATUS_ICON } from "./status-glyph";

type ReadingHeadProps = { comment: CommentRow; since: Since | null };

/** Which comment of which page this is, and what became of it. */
export function ReadingHead({ comment, since }: ReadingHeadProps) {
  const { acts } = useDesk();
  const { data: article } = useQuery(articleQueryOptions(comment.articleId));
  const { status } = comment;
  const decidedBy = since?.byName ?? comment.decidedByName;
  const sourceUrl = article?.url && /^https?:\/\//.test(article.url) ? article.url : null;
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-3 max-[760px]:h-[52px]">
      <IconButton
        icon="chevronLeft"
        label="Back to the list"
        className="hidden max-[760px]:grid"
        onClick={acts.back}
      />
      <h2 className="num font-semibold whitespace-nowrap">
        No. {formatInteger(comment.position)}
        {article && ` of ${formatInteger(article.commentCount)}`}
      </h2>
      <span className="min-w-0 flex-1 truncate text-muted" title={comment.articleTitle ?? undefined}>
        {[comment.articleTitle ?? "Untitled page", comment.outlet].filter(Boolean).join(", ")}
      </span>
      <Chip icon={STATUS_ICON[status]} tone={status === "open" ? "plain" : status}>
        {STATUS_LABEL[status]}
        {status !== "open" && decidedBy && ` by ${decidedBy}`}
      </Chip>
      {sourceUrl && (
        <a
          href={sourceUrl}
          target="_blank"
          rel="noreferrer noopener"
          aria-label="Open at the source, in a new tab"
          title="Open at the source"
          className="grid size-7 shrink-0 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink max-[760px]:hidden"
        >
          <Icon name="external" />
        </a>
      )}
    </header>
  );
}
