import { Icon } from "@/components/ui/icon";
import type { ThreadRow } from "@/lib/comments/data";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatSigned } from "@/lib/format";
import { conversationOrder } from "./conversation-order";
import { useDesk } from "./desk-context";
import { STATUS_ICON } from "./status-glyph";

const STEPS_MAX = 4;

function TurnLine({ turn, steps, isHere }: { turn: ThreadRow; steps: number; isHere: boolean }) {
  const { acts } = useDesk();
  return (
    <li style={{ marginLeft: Math.min(steps, STEPS_MAX) * 24 }} className="relative">
      {steps > 0 && (
        <span className="absolute -top-1 -left-2 h-[19px] w-2.5 rounded-bl-[4px] border-b border-l border-line-strong opacity-70" />
      )}
      <button
        type="button"
        aria-current={isHere || undefined}
        onClick={() => acts.read(turn.id)}
        className="focus-inside grid w-full grid-cols-[22px_34px_minmax(0,1fr)_auto] items-baseline gap-x-2 rounded-control px-1.5 py-1 text-left hover:bg-hover aria-[current]:bg-accent-soft"
      >
        <span className="num text-right text-small text-faint">{turn.position}</span>
        <span className="num text-right font-semibold">{formatSigned(turn.net)}</span>
        <span className={`truncate [unicode-bidi:isolate] ${isHere ? "font-[550]" : "text-muted"}`}>
          {turn.excerpt.trim() || <em className="text-faint not-italic">Empty at the source</em>}
        </span>
        {turn.status !== "open" && (
          <Icon
            name={STATUS_ICON[turn.status]}
            label={STATUS_LABEL[turn.status]}
            className="size-[13px] self-center text-faint"
          />
        )}
      </button>
    </li>
  );
}

type ThreadListProps = { thread: ThreadRow[]; commentId: string };

/** The comments around this one in reading order, indented where one answers another. */
export function ThreadList({ thread, commentId }: ThreadListProps) {
  return (
    <section className="border-t border-line px-5 py-3" aria-labelledby="thread-head">
      <h3 id="thread-head" className="mb-1.5 flex gap-2 text-micro font-medium text-faint">
        Thread <span className="ml-auto font-normal">indented where one answers another</span>
      </h3>
      <ol className="-mx-1.5">
        {conversationOrder(thread).map(({ row, steps }) => (
          <TurnLine key={row.id} turn={row} steps={steps} isHere={row.id === commentId} />
        ))}
      </ol>
    </section>
  );
}
