import { useRef } from "react";
import { statusWord } from "@/components/activity/act-words";
import { useDesk } from "@/components/reading/desk-context";
import { useNow } from "@/components/reading/use-now";
import { DECIDE_LABEL } from "@/components/reading/verdicts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Time } from "@/components/ui/time";
import { useStore } from "@/lib/outbox/use-store";

/** Asks before a colleague's decision of the last seconds is replaced: Enter does it, Esc leaves it. */
export function OverturnDialog() {
  const { state, acts } = useDesk();
  const asked = useStore(state, ({ overturning }) => overturning);
  const now = useNow();
  const confirm = useRef<HTMLButtonElement>(null);
  if (!asked) return null;
  const { byName, was, at, count, status } = asked;
  const others = count > 1 ? ` and ${count - 1} more of these were just decided too` : "";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && state.set({ overturning: null, announcement: "Left as it was" })}
      title={`${DECIDE_LABEL[status]} what a colleague decided?`}
      width="small"
      initialFocus={confirm}
      footer={
        <div className="ml-auto flex gap-2">
          <Button onClick={() => state.set({ overturning: null, announcement: "Left as it was" })}>
            Leave <Kbd>Esc</Kbd>
          </Button>
          <Button ref={confirm} variant="primary" onClick={acts.overturn}>
            {DECIDE_LABEL[status]} all the same{" "}
            <Kbd className="border-on-accent/45! bg-transparent! text-on-accent!">Enter</Kbd>
          </Button>
        </div>
      }
    >
      <p className="p-4">
        {byName} {statusWord(was)} this {at ? <Time at={at} now={now} as="ago" /> : "just now"}
        {others}. {byName} will be told.
      </p>
    </Dialog>
  );
}
