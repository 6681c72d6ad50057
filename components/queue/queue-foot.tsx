import { wholeSaid } from "@/components/likes/likes-words";
import { useDesk } from "@/components/reading/desk-context";
import { useNow } from "@/components/reading/use-now";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatAgo, formatCount, formatInteger, formatTotal } from "@/lib/format";
import type { Entry } from "@/lib/outbox/entry";
import { useStore } from "@/lib/outbox/use-store";
import { AllKeys, KeyHint } from "./key-hints";
import { useQueue } from "./queue-context";

function wordOf({ act }: Entry): string {
  switch (act.kind) {
    case "decide":
      return act.status === "open" ? "Reopened" : STATUS_LABEL[act.status];
    case "flag":
      return `Flagged: ${act.ruleName}`;
    case "withdraw":
      return "Flag withdrawn";
    case "note":
      return "Note written";
    case "edit-note":
      return "Note edited";
    case "delete-note":
      return "Note deleted";
    case "tag":
      return `Tagged: ${act.tag}`;
    case "untag":
      return `Tag taken off: ${act.tag}`;
    case "link":
      return act.parent ? `Answers No. ${formatInteger(act.parent.position)}` : "Answers nobody";
    case "undo":
      return "Undone";
  }
}

/** What became of the last act, and what still waits. */
function OutboxLine() {
  const { outbox, acts } = useDesk();
  const { waiting, sending, refused, trouble, last, canUndo, whole } = useStore(
    outbox.summary,
    (summary) => summary,
  );
  const now = useNow();
  if (trouble && waiting > 0) {
    return (
      <>
        <Icon name="clock" className="size-3.5 text-flag" />
        <span role="status" className="truncate">
          {formatCount(waiting, "decision waits", "decisions wait")} for {trouble}, kept in this browser
        </span>
        <Button variant="quiet" className="h-6! px-1.5!" onClick={outbox.retry}>
          Try now
        </Button>
      </>
    );
  }
  if (refused > 0) {
    return (
      <>
        <Icon name="warning" className="size-3.5 text-removed" />
        <span className="truncate">{formatCount(refused, "act was", "acts were")} refused; see the row</span>
      </>
    );
  }
  if (!last && !whole) return null;
  const savedAtMs = sending === 0 ? (last?.savedAtMs ?? null) : null;
  const isSaved = whole !== null || savedAtMs !== null;
  return (
    <>
      <Icon
        name={isSaved ? "tick" : "clock"}
        className={`size-3.5 ${isSaved ? "text-kept" : "text-faint"}`}
      />
      <span className="truncate">
        {whole ? wholeSaid(whole) : last && wordOf(last)}
        {!whole && savedAtMs !== null && `, saved ${formatAgo(new Date(savedAtMs).toISOString(), now)}`}
      </span>
      {canUndo && (
        <Button variant="quiet" className="h-6! px-1.5!" onClick={acts.undo}>
          Undo <Kbd>U</Kbd>
        </Button>
      )}
    </>
  );
}

function Selection() {
  const { state, acts } = useDesk();
  const checked = useStore(state, (now) => now.checked);
  if (checked.size === 0) return null;
  return (
    <span className="inline-flex items-center gap-1.5 border-l border-line pl-3 font-[550] text-accent">
      {formatInteger(checked.size)} selected, keys act on {checked.size === 2 ? "both" : "all"}
      <button
        type="button"
        onClick={acts.back}
        aria-label="Clear the selection"
        className="grid min-h-6 place-items-center"
      >
        <Kbd>Esc</Kbd>
      </button>
    </span>
  );
}

/** How many there are, what is selected, what was saved, and the keys. */
export function QueueFoot() {
  const { rows, total } = useQueue();
  const { state, outbox } = useDesk();
  const announcement = useStore(state, (now) => now.announcement);
  const hasNews = useStore(
    outbox.summary,
    ({ last, whole, waiting }) => last !== null || whole !== null || waiting > 0,
  );
  const shown = rows.length > 0 ? `showing 1–${formatInteger(rows.length)}` : "nothing to show";
  return (
    <footer className="relative flex h-[34px] shrink-0 items-center gap-3 overflow-hidden border-t border-line px-3 text-small whitespace-nowrap text-muted max-[760px]:h-11 max-[760px]:pb-2">
      <span className="num">
        {total && `${formatTotal(total)} · `}
        {shown}
      </span>
      <Selection />
      <span className="flex min-w-0 items-center gap-1.5 empty:hidden">
        <OutboxLine />
      </span>
      {/* Once something is saved, its line has the room. */}
      <span role="status" className={hasNews ? "sr-only" : "min-w-0 truncate"}>
        {announcement}
      </span>
      <span className="ml-auto flex gap-3 max-[760px]:hidden">
        <KeyHint keys={["J", "K"]} word="move" />
        {!hasNews && (
          <span className="flex gap-3 max-[1360px]:hidden">
            <KeyHint keys={["X"]} word="select" />
            <KeyHint keys={["/"]} word="search" />
          </span>
        )}
        <AllKeys />
      </span>
    </footer>
  );
}
