"use client";

import { useState } from "react";
import { useAct } from "@/components/settings/use-act";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-field";
import { chooseExampleAction } from "@/lib/rules/actions";
import type { RuleCase } from "@/lib/rules/data";

const SIDES = [
  { value: "breach", label: "It comes down" },
  { value: "stays", label: "It may stay" },
] as const;

type ExampleDialogProps = { code: string; chosen: RuleCase | null; onClose: () => void };

/** Asks which way a comment is an example of the rule, and why. */
export function ExampleDialog({ code, chosen, onClose }: ExampleDialogProps) {
  return (
    <Dialog
      open={chosen !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Make it an example"
      width="small"
    >
      {chosen && <ExampleForm key={chosen.commentId} code={code} chosen={chosen} onClose={onClose} />}
    </Dialog>
  );
}

function ExampleForm({ code, chosen, onClose }: { code: string; chosen: RuleCase; onClose: () => void }) {
  const [side, setSide] = useState<(typeof SIDES)[number]["value"]>(
    chosen.status === "kept" ? "stays" : "breach",
  );
  const [why, setWhy] = useState("");
  const { isBusy, outcome, run } = useAct();
  const { commentId } = chosen;
  return (
    <form
      className="grid gap-4 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => chooseExampleAction({ commentId, ruleCode: code, isBreach: side === "breach", text: why }),
          () => {
            onClose();
            return null;
          },
        );
      }}
    >
      <p className="line-clamp-6 [overflow-wrap:anywhere] whitespace-pre-wrap">{chosen.excerpt}</p>
      <Segmented label="Which way" value={side} onChange={setSide} options={SIDES} />
      <TextArea
        label="Why"
        hint="Optional; shown beside the example"
        rows={2}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
      <Button type="submit" variant="primary" className="justify-self-end" disabled={isBusy}>
        Add to the examples
      </Button>
    </form>
  );
}
