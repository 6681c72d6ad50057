import Link from "next/link";
import { useDesk } from "@/components/reading/desk-context";
import { FlagChip } from "@/components/reading/flag-chip";
import { StatusGlyph } from "@/components/reading/status-glyph";
import { useNow } from "@/components/reading/use-now";
import { VoteBar } from "@/components/reading/vote-bar";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import type { TurnDetail } from "@/lib/conversation/data";
import type { Turn } from "@/lib/domain/conversation";
import type { OutlineRow } from "@/lib/domain/outline";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatCount, formatDay, formatInteger, formatJst, formatSigned } from "@/lib/format";
import type { Since } from "@/lib/outbox/project";
import { useConversation } from "./conversation-context";

/** What a comment answers. */
export type Above = {
  id: string;
  /** Null: it is not in this thread. */
  position: number | null;
  goneAt: string | null;
  /** It is the row above. */
  isNear: boolean;
};

const CAP = 6;
const CAP_PHONE = 3;

type TurnHeadProps = {
  id: string;
  turn: Turn<OutlineRow>;
  above: Above | null;
  detail: TurnDetail | null;
  since: Since | null;
  isFolded: boolean;
};

/** Where a comment is read with everything that a decision needs. */
export function readingHref(articleId: string, commentId: string): string {
  return `/queue?article=${articleId}&sort=position&comment=${commentId}`;
}

/** Which comment it is, by whom, what it answers, and how it stands. */
export function TurnHead({ id, turn, above, detail, since, isFolded }: TurnHeadProps) {
  const { row, depth } = turn;
  const { articleId } = useConversation();
  const status = detail?.status ?? row.status;
  return (
    <header className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-small text-muted">
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
      {above && <Answers above={above} depth={depth} />}
      {row.goneAt && <Gone at={row.goneAt} />}
      <span className="ml-auto flex flex-wrap items-center justify-end gap-x-2 gap-y-0.5">
        {since && (
          <span className="text-micro">
            {since.status === "open" ? "Reopened" : STATUS_LABEL[since.status]} by{" "}
            {since.isMine ? "you" : since.byName}
          </span>
        )}
        {detail && <Marks detail={detail} />}
        <span className="num w-9 text-right font-semibold text-ink">{formatSigned(row.net)}</span>
        <VoteBar upvotes={row.upvotes} downvotes={row.downvotes} />
      </span>
    </header>
  );
}

function FoldButton({ turn, isFolded }: Pick<TurnHeadProps, "turn" | "isFolded">) {
  const { toggle } = useConversation();
  // The glyphs of all rows of a depth stand below each other.
  if (turn.answers === 0) return <span className="-ml-1 size-6" />;
  return (
    <button
      type="button"
      aria-expanded={!isFolded}
      aria-label={`${formatCount(turn.answers, "answer")} to No. ${turn.row.position}`}
      onClick={() => toggle(turn.row.id)}
      className="-ml-1 grid size-6 shrink-0 place-items-center rounded-control hover:bg-hover hover:text-ink"
    >
      <Icon name={isFolded ? "chevronRight" : "chevronDown"} className="size-3.5" />
    </button>
  );
}

function Posted({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} className="num whitespace-nowrap">
      {formatJst(at, now)}
    </time>
  );
}

function Gone({ at }: { at: string }) {
  return (
    <Chip icon="blank" title="No longer on the page of its source">
      Gone since {formatDay(at, useNow())}
    </Chip>
  );
}

/** What it answers, in words where the indentation cannot show it; to the ear, which hears no indentation, always. */
function Answers({ above, depth }: { above: Above; depth: number }) {
  const { acts } = useDesk();
  const now = useNow();
  if (above.position === null) return <span>answers a comment that is not on the desk</span>;
  const number = `No. ${formatInteger(above.position)}`;
  if (above.isNear && above.goneAt === null && depth <= CAP) {
    return <span className={depth > CAP_PHONE ? "min-[761px]:sr-only" : "sr-only"}>answers {number}</span>;
  }
  return (
    <span>
      answers{" "}
      <button type="button" className="link min-h-6" onClick={() => acts.read(above.id)}>
        {number}
      </button>
      {above.goneAt && `, gone since ${formatDay(above.goneAt, now)}`}
    </span>
  );
}

function Marks({ detail }: { detail: TurnDetail }) {
  const { flags, noteCount } = detail;
  return (
    <>
      {flags.map((flag) => (
        <FlagChip key={flag.ruleCode} {...flag} />
      ))}
      {noteCount > 0 && (
        <span
          className="inline-flex h-[18px] items-center gap-0.5 text-micro"
          title={formatCount(noteCount, "note")}
        >
          <Icon name="note" label="notes:" className="size-3" />
          <span className="num">{noteCount}</span>
        </span>
      )}
    </>
  );
}
