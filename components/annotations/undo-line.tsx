import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/action-result";
import type { SubjectAnnotations } from "./annotation-queries";
import { useAnnotationAct } from "./use-annotation-act";

type UndoLineProps<Value> = {
  subjectId: string;
  /** What was done: "Answer deleted." */
  done: string;
  /** Turns it back; `id` is of this act alone. */
  undo: (id: string) => Promise<ActionResult<Value>>;
  change: (now: SubjectAnnotations, value: Value) => SubjectAnnotations;
  onBack: () => void;
};

/** What was just done, with the way back. */
export function UndoLine<Value>({ subjectId, done, undo, change, onBack }: UndoLineProps<Value>) {
  const { send, isSending, failure } = useAnnotationAct(subjectId);
  const button = useRef<HTMLButtonElement>(null);

  // The browser's focus, where it stood on what went away.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);

  async function turnBack() {
    if (!isSending && (await send(() => undo(crypto.randomUUID()), change))) onBack();
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
