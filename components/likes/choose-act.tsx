import { FlagFields } from "@/components/queue/flag-fields";
import { Segmented } from "@/components/ui/segmented";
import type { Severity } from "@/lib/domain/severities";
import type { AlikeActLine } from "@/lib/likes/data";
import { ACT_VERB } from "./likes-words";

/** What is to be done to each, null while nothing is chosen; rule and severity count for a flag alone. */
export type Chosen = { verb: AlikeActLine["act"] | null; ruleCode: string; severity: Severity };

const OPTIONS = [
  { value: "kept", label: ACT_VERB.kept, icon: "keep" },
  { value: "removed", label: ACT_VERB.removed, icon: "remove" },
  { value: "escalated", label: ACT_VERB.escalated, icon: "escalate" },
  { value: "flag", label: ACT_VERB.flag, icon: "flag" },
] as const;

export function ChooseAct({ chosen, onChange }: { chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  return (
    <div className="grid justify-items-start gap-3">
      <Segmented
        label="What to do with all of them"
        value={chosen.verb}
        onChange={(verb) => onChange({ ...chosen, verb })}
        options={OPTIONS}
        showsWords
      />
      {chosen.verb === "flag" && (
        <div className="w-full rounded-control border border-line">
          <FlagFields choice={chosen} onChange={(choice) => onChange({ ...chosen, ...choice })} />
        </div>
      )}
    </div>
  );
}
