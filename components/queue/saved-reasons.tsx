import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import type { ActionResult } from "@/lib/action-result";
import { dropReasonAction, saveReasonAction } from "@/lib/rules/actions";
import type { Rule } from "./use-rules";

const NUMBERED_MAX = 9;
const SAVED_CHARS_MAX = 300;
const NO_ANSWER = { ok: false, message: "The desk did not answer. Try again." } as const;

type SavedReasonsProps = {
  rule: Rule;
  note: string;
  onChoose: (text: string) => void;
  /** A button that was pressed may be gone. */
  onChange: () => void;
};

/** The notes that are saved for removals under a rule, each chosen by its number, and the way to save another. */
export function SavedReasons({ rule, note, onChoose, onChange }: SavedReasonsProps) {
  const client = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);
  const text = note.trim();
  const canSave = text !== "" && text.length <= SAVED_CHARS_MAX && !rule.reasons.includes(text);

  async function change(action: typeof saveReasonAction, reason: string) {
    const result: ActionResult<void> | typeof NO_ANSWER = await action({
      ...{ ruleCode: rule.code, text: reason },
    }).catch(() => NO_ANSWER);
    setFailure(result.ok ? null : result.message);
    await client.invalidateQueries({ queryKey: ["rules"] });
    onChange();
  }

  return (
    <>
      <ol aria-label={`Saved reasons: ${rule.name}`} className="grid empty:hidden">
        {rule.reasons.map((reason, index) => (
          <li key={reason} className="flex items-start gap-1">
            <button
              type="button"
              onClick={() => onChoose(reason)}
              className="flex min-h-7 min-w-0 flex-1 items-baseline gap-2 rounded-control px-1 py-1 text-left hover:bg-hover"
            >
              {index < NUMBERED_MAX && (
                <span className="shrink-0">
                  <Kbd>⇧</Kbd> <Kbd>{index + 1}</Kbd>
                </span>
              )}
              <span className="min-w-0 [overflow-wrap:anywhere]">{reason}</span>
            </button>
            <IconButton
              icon="close"
              label={`Delete saved reason: ${reason}`}
              className="size-7!"
              onClick={() => void change(dropReasonAction, reason)}
            />
          </li>
        ))}
      </ol>
      {canSave && (
        <Button
          variant="quiet"
          className="justify-self-start"
          onClick={() => void change(saveReasonAction, text)}
        >
          Save as a reason for this rule
        </Button>
      )}
      {failure !== null && (
        <p role="alert" className="text-removed">
          {failure}
        </p>
      )}
    </>
  );
}
