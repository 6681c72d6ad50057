import { wholeSaid } from "@/components/likes/likes-words";
import { useDesk } from "@/components/reading/desk-context";
import { useNow } from "@/components/reading/use-now";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { STATUS_LABEL } from "@/lib/domain/statuses";
import { formatAgo, formatCount, formatInteger } from "@/lib/format";
import type { Entry } from "@/lib/outbox/entry";
import { useStore } from "@/lib/outbox/use-store";

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

/** `Removed`, `12 comments removed` */
function saidOf(entry: Entry, count: number): string {
  const word = wordOf(entry);
  return count > 1 ? `${formatCount(count, "comment")}: ${word.toLowerCase()}` : word;
}

const TROUBLE_WORD: Record<string, string> = {
  "the network": "Offline",
  "you to sign in again": "Signed out",
  "a password of your own": "Choose a password first",
};

/** What became of the last act, and what still waits. */
export function OutboxLine() {
  const { outbox, acts } = useDesk();
  const { waiting, sending, refused, refusedId, trouble, last, lastCount, canUndo, whole } = useStore(
    outbox.summary,
    (summary) => summary,
  );
  const now = useNow();
  if (trouble && waiting > 0) {
    return (
      <>
        <Icon name="clock" className="size-3.5 text-flag" />
        <span role="status" className="truncate">
          {TROUBLE_WORD[trouble] ?? "The desk does not answer"} – {formatCount(waiting, "change")} saved on
          this device, will be sent
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
        <span role="status" className="truncate">
          {formatCount(refused, "decision")} not saved: the comment was decided already.
        </span>
        {refusedId && (
          <Button variant="quiet" className="h-6! px-1.5!" onClick={() => acts.read(refusedId)}>
            Show
          </Button>
        )}
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
        <span role="status">{whole ? wholeSaid(whole) : last && saidOf(last, lastCount)}</span>
        {!whole && savedAtMs !== null && `, saved ${formatAgo(new Date(savedAtMs).toISOString(), now)}`}
      </span>
      {canUndo && (
        <Button variant="quiet" className="h-6! px-1.5!" onClick={acts.undo}>
          Undo{" "}
          <span aria-hidden="true">
            <Kbd>U</Kbd>
          </span>
        </Button>
      )}
    </>
  );
}
