import Link from "next/link";
import { FlagChip } from "@/components/reading/flag-chip";
import { NetVotes } from "@/components/reading/net-votes";
import { NoteCount } from "@/components/reading/note-count";
import { StatusGlyph } from "@/components/reading/status-glyph";
import { useNow } from "@/components/reading/use-now";
import { VoteBar } from "@/components/reading/vote-bar";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { TurnDetail } from "@/lib/conversation/data";
import type { Turn } from "@/lib/domain/conversation";
import type { OutlineRow } from "@/lib/domain/outline";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatCount, formatInteger } from "@/lib/format";
import type { Since } from "@/lib/outbox/project";
import { useConversation } from "./conversation-context";
import { type Above, TurnAnswers } from "./turn-answers";

type TurnHeadProps = {
  id: string;
  turn: Turn<OutlineRow>;
  above: Above | null;
  detail: TurnDetail | null;
  since: Since | null;
  isCorrected: boolean;
  isFolded: boolean;
};

/** Where a comment is read with everything that a decision needs. */
export function readingHref(articleId: string, commentId: string): string {
  return `/queue?article=${articleId}&sort=position&comment=${commentId}`;
}

/** Which comment it is, by whom, what it answers, and how it stands. */
export function TurnHead(props: TurnHeadProps) {
  const { id, turn, above, detail, since, isCorrected, isFolded } = props;
  const { row, depth } = turn;
  const { articleId } = useConversation();
  const status = detail?.status ?? row.status;
  return (
    <header className="relative flex max-w-[calc(800px-min(var(--depth),var(--cap))*var(--step))] flex-wrap items-center gap-x-2 gap-y-0.5 text-small text-muted">
      <FoldButton turn={turn} isFolded={isFolded} />
      <StatusGlyph status={status} />
      <h3 id={id} aria-level={Math.min(depth + 2, 6)} className="flex items-baseline gap-x-1.5">
        <Link
          href={readingHref(articleId, row.id)}
          prefetch={false}
          className="num font-semibold text-ink hover:underline"
          title="Read it in the queue, with everything about it"
        >
          No. {formatInteger(row.position)}
        </Link>
        {detail && (
          <span className="max-w-[26ch] truncate text-ink [unicode-bidi:isolate]">
            {detail.author ?? <span className="text-faint">unnamed</span>}
          </span>
        )}
      </h3>
      {detail?.postedAt && <Posted at={detail.postedAt} />}
      <TurnAnswers id={row.id} above={above} depth={depth} isCorrected={isCorrected} />
      {row.goneAt && <Gone at={row.goneAt} />}
      <span className="ml-auto flex flex-wrap items-center justify-end gap-x-2 gap-y-0.5">
        {since && (
          <span className="text-micro">
            {since.status === "open" ? "Reopened" : STATUS_LABEL[since.status]} by{" "}
            {since.isMine ? "you" : since.byName}
          </span>
        )}
        {detail && <Marks detail={detail} />}
        <span className="num w-9 text-right font-semibold text-ink">
          <NetVotes votes={row} />
        </span>
        <VoteBar upvotes={row.upvotes} downvotes={row.downvotes} />
      </span>
    </header>
  );
}

function FoldButton({ turn, isFolded }: Pick<TurnHeadProps, "turn" | "isFolded">) {
  const { toggle } = useConversation();
  if (turn.answers === 0) return null;
  return (
    <button
      type="button"
      aria-expanded={!isFolded}
      aria-label={`${formatCount(turn.answers, "answer")} to No. ${turn.row.position}`}
      onClick={() => toggle(turn.row.id)}
      className="absolute -top-[3px] right-full grid size-6 place-items-center rounded-control hover:bg-hover hover:text-ink"
    >
      <Icon name={isFolded ? "chevronRight" : "chevronDown"} className="size-3.5" />
    </button>
  );
}

function Posted({ at }: { at: string }) {
  return <Time at={at} now={useNow()} as="time" className="num whitespace-nowrap" />;
}

function Gone({ at }: { at: string }) {
  return (
    <Chip icon="blank" title="No longer on the page of its source">
      Gone since <Time at={at} now={useNow()} as="day" />
    </Chip>
  );
}

function Marks({ detail }: { detail: TurnDetail }) {
  const { flags, noteCount } = detail;
  return (
    <>
      {flags.map((flag) => (
        <FlagChip key={flag.ruleCode} {...flag} />
      ))}
      <NoteCount count={noteCount} />
    </>
  );
}
