import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { changedSaid } from "@/components/activity/act-words";
import { undoLoggedAct } from "@/components/activity/undo-logged-act";
import { readAgain } from "@/components/queue/read-again";
import { useDesk } from "@/components/reading/desk-context";
import { Button } from "@/components/ui/button";
import { nowHere } from "@/components/ui/zone";
import type { ActKey } from "@/lib/activity/view";

type UndoLineProps = {
  act: ActKey;
  /** What was done: "Answer deleted." */
  done: string;
  onBack: () => void;
};

/** What was just done, with the way back. */
export function UndoLine({ act, done, onBack }: UndoLineProps) {
  const client = useQueryClient();
  const { outbox } = useDesk();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  // The browser's focus, where it stood on what went away.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);

  async function turnBack() {
    if (isSending) return;
    setSending(true);
    const undone = await undoLoggedAct(act);
    setSending(false);
    const [since] = undone.changedSince;
    const refusal = undone.failure ?? (since && `${changedSaid(since, nowHere())}.`);
    if (refusal) return setFailure(refusal);
    outbox.forget(act.id);
    readAgain(client, act.subjectId);
    onBack();
  }

  return (
    <p role="status" className="flex flex-wrap items-center gap-2 py-1 text-small text-muted">
      {done}
      <Button
        ref={button}
        variant="quiet"
        className="h-6! px-1.5!"
        aria-disabled={isSending}
        onClick={() => void turnBack()}
      >
        Undo
      </Button>
      {failure !== null && <span className="text-removed">It could not be undone. {failure}</span>}
    </p>
  );
}
