import Link from "next/link";
import type { CSSProperties } from "react";
import { useShortcut } from "@/components/keys/use-shortcut";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Time } from "@/components/ui/time";
import type { CommentDetail, ThreadRow } from "@/lib/comments/data";
import { conversationOf } from "@/lib/domain/conversation";
import { ownWords } from "@/lib/domain/own-words";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { textLanguage } from "@/lib/domain/text-language";
import { formatInteger } from "@/lib/format";
import { useDesk } from "./desk-context";
import { NetVotes } from "./net-votes";
import { STATUS_ICON } from "./status-glyph";
import { useNow } from "./use-now";

const STEPS_MAX = 4;
const STEP_PX = 24;

type TurnLineProps = { turn: ThreadRow; depth: number; isHere: boolean; answersNo: number | null };

function TurnLine({ turn, depth, isHere, answersNo }: TurnLineProps) {
  const { acts } = useDesk();
  const now = useNow();
  // What they quote stands further up.
  const words = ownWords(turn.excerpt, turn.leadingQuoteEnd) || turn.excerpt.trim();
  return (
    <li style={{ marginLeft: Math.min(depth, STEPS_MAX) * STEP_PX }} className="relative">
      {depth > 0 && (
        <span className="absolute -top-1 -left-2 h-[19px] w-2.5 rounded-bl-[4px] border-b border-l border-line-strong opacity-70" />
      )}
      <button
        type="button"
        aria-current={isHere || undefined}
        onClick={() => acts.read(turn.id)}
        className="focus-inside grid w-full grid-cols-[max(22px,var(--no))_minmax(34px,auto)_minmax(0,1fr)_auto] items-baseline gap-x-2 rounded-control px-1.5 py-1 text-left hover:bg-hover aria-[current]:bg-accent-soft"
      >
        <span className="num text-right text-small text-faint">{turn.position}</span>
        <span className="num text-right font-semibold">
          <NetVotes votes={turn} />
        </span>
        <span
          lang={textLanguage(words)}
          className={`truncate [unicode-bidi:isolate] ${isHere ? "font-[550]" : "text-muted"}`}
        >
          {answersNo !== null && (
            <span className={depth > STEPS_MAX ? "text-faint" : "sr-only"}>
              answers No. {formatInteger(answersNo)}:{" "}
            </span>
          )}
          {words || <em className="text-faint not-italic">Empty at the source</em>}
        </span>
        <span className="flex items-center gap-1.5 self-center text-micro text-muted">
          {turn.goneAt && (
            <span className="whitespace-nowrap">
              gone since <Time at={turn.goneAt} now={now} as="day" />
            </span>
          )}
          {turn.status !== "open" && (
            <Icon
              name={STATUS_ICON[turn.status]}
              label={STATUS_LABEL[turn.status]}
              className="size-[13px] text-faint"
            />
          )}
        </span>
      </button>
    </li>
  );
}

type ThreadListProps = { detail: Pick<CommentDetail, "id" | "articleId" | "thread" | "threadCount"> };

/** The comments around this one, each below what it answers, and the way to the whole conversation. */
export function ThreadList({ detail }: ThreadListProps) {
  const { id, articleId, threadCount } = detail;
  const turns = conversationOf(detail.thread);
  const digits = String(Math.max(0, ...detail.thread.map(({ position }) => position))).length;
  const numberWidth: CSSProperties & { "--no": string } = { "--no": `${digits}ch` };
  return (
    <section className="border-t border-line px-5 py-3" aria-labelledby="thread-head">
      <div className="mb-1.5 flex items-center gap-2 text-micro text-faint">
        <h3 id="thread-head" className="font-medium">
          Thread
        </h3>
        <Link
          href={`/articles/${articleId}?comment=${id}`}
          prefetch={false}
          aria-keyshortcuts={useShortcut("C")}
          className="ml-auto inline-flex min-h-6 items-center gap-1.5 text-muted hover:text-ink"
        >
          <span className="link">The whole conversation, {formatInteger(threadCount)}</span>
          <span aria-hidden="true">
            <Kbd>C</Kbd>
          </span>
        </Link>
      </div>
      <ol className="-mx-1.5" style={numberWidth}>
        {turns.map(({ row, depth, parent }) => (
          <TurnLine
            key={row.id}
            turn={row}
            depth={depth}
            isHere={row.id === id}
            answersNo={parent === null ? null : (turns[parent]?.row.position ?? null)}
          />
        ))}
      </ol>
    </section>
  );
}
