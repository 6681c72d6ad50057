"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useDesk } from "@/components/reading/desk-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { formatInteger } from "@/lib/format";
import type { LikesFacts } from "@/lib/likes/data";
import { ChooseAct, type Chosen } from "./choose-act";
import { ExampleList } from "./example-list";
import { likesQueryOptions } from "./likes-queries";
import { ACT_DONE, ACT_VERB, spreadSaid } from "./likes-words";
import { ProgressSaid } from "./progress-said";
import { useAlikeAct } from "./use-alike-act";

/** From here on the number has to be typed: a slip cannot type it. */
const TYPED_MIN = 100;

type AlikeDialogProps = { clusterId: string; onClose: () => void };

/** Shows what one act on all open comments of a cluster would hit, then does it, and can take it back as a whole. */
export function AlikeDialog({ clusterId, onClose }: AlikeDialogProps) {
  const { data: facts, error } = useQuery(likesQueryOptions(clusterId));
  // What is acted on is what was shown first, whatever is read again behind the dialog.
  const [shown, setShown] = useState<LikesFacts | null>(null);
  if (facts && !shown) setShown(facts);
  if (!shown) {
    return (
      <Dialog open onOpenChange={onClose} title="Act on all that say the same">
        <div className="p-4">{error ? error.message : <Skeleton rows={6} />}</div>
      </Dialog>
    );
  }
  return <Acting facts={shown} onClose={onClose} />;
}

function Acting({ facts, onClose }: { facts: LikesFacts; onClose: () => void }) {
  const cancel = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<Chosen>({ verb: null, ruleCode: "", severity: "medium" });
  const [typed, setTyped] = useState("");
  const [actId] = useState(() => crypto.randomUUID());
  const { state } = useDesk();
  const { progress, act, stop, goOn } = useAlikeAct(facts.clusterId);
  const open = facts.byStatus.open;
  const others = facts.count - open;
  const isTyped = open < TYPED_MIN || typed.replace(/\D/g, "") === String(open);
  const { verb, ruleCode, severity } = chosen;
  const isChosen = verb !== null && (verb !== "flag" || ruleCode !== "");

  function start() {
    if (verb === null) return;
    void act({
      ...{ id: actId, clusterId: facts.clusterId, openCount: open, readAt: facts.readAt },
      act:
        verb === "flag" ? { kind: "flag", ruleCode, severity, note: null } : { kind: "decide", status: verb },
    });
  }

  if (verb !== null && progress.step !== "idle") {
    return (
      <ProgressSaid
        progress={progress}
        word={ACT_DONE[verb]}
        total={open}
        onStop={stop}
        onGoOn={goOn}
        onUndo={() => {
          const { clusterId } = facts;
          state.set({ undoing: { id: actId, clusterId, act: verb, count: progress.done } });
          onClose();
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Act on all ${formatInteger(open)} at once`}
      initialFocus={cancel}
      footer={
        <div className="ml-auto flex gap-2">
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant={verb === null || verb === "kept" ? "primary" : "danger"}
            disabled={!isTyped || !isChosen}
            onClick={start}
          >
            {verb === null ? "Moderate" : ACT_VERB[verb]} all {formatInteger(open)}
          </Button>
        </div>
      }
    >
      <div className="grid gap-3 p-4">
        <p>
          <b className="num font-semibold">{formatInteger(open)} open comments</b> {spreadSaid(facts.open)}.
          {others > 0 && ` ${formatInteger(others)} more are decided already and stay as they are.`}
        </p>
        <ExampleList examples={facts.examples} of={facts.count} />
        <ChooseAct chosen={chosen} onChange={setChosen} />
        {open >= TYPED_MIN && (
          <TextField
            label={`Type ${formatInteger(open)} to go on`}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-[220px]"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </div>
    </Dialog>
  );
}
