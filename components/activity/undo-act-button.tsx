import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import type { OwnAct } from "@/lib/activity/view";
import { formatCount, type Now } from "@/lib/format";
import { forgetEverywhere } from "@/lib/outbox/outboxes";
import { actSaid, changedSaid } from "./act-words";
import { type Undone, undoLoggedAct } from "./undo-logged-act";

/** Undoes the act of one line, in place. */
export function UndoActButton({ act, now }: { act: OwnAct; now: Now }) {
  const router = useRouter();
  const button = useRef<HTMLButtonElement>(null);
  const [isSending, setSending] = useState(false);
  const [isReading, startReading] = useTransition();
  const [undone, setUndone] = useState<Undone | null>(null);

  async function undo() {
    setSending(true);
    setUndone(null);
    const result = await undoLoggedAct(act);
    setSending(false);
    setUndone(result);
    if (result.failure === null) {
      forgetEverywhere(act.id);
      // The button goes; whoever works by keys stays in its line.
      button.current?.closest("tr")?.querySelector("a")?.focus();
    }
    startReading(() => router.refresh());
  }

  const isBusy = isSending || isReading;
  const word = act.count > 1 ? "Undo all" : "Undo";
  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        className="-ml-1.5 h-6! px-1.5!"
        aria-disabled={isBusy}
        aria-label={`${word}: ${actSaid(act)}`}
        onClick={() => !isBusy && void undo()}
      >
        {isBusy ? "Undoing …" : word}
      </Button>
      {undone && refusalOf(undone, now) && (
        <span role="alert" className="block text-removed">
          {refusalOf(undone, now)}
        </span>
      )}
    </>
  );
}

function refusalOf({ failure, changedSince, done }: Undone, now: Now): string | null {
  const [since] = changedSince;
  if (failure !== null) return `Not undone. ${failure}`;
  if (!since) return null;
  if (changedSince.length === 1 && done === 0) return `Not undone: ${changedSaid(since, now)}.`;
  return `${formatCount(changedSince.length, "comment")} not undone: changed since.`;
}
