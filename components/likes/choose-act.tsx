import { SeverityChoice } from "@/components/queue/severity-choice";
import { useRules } from "@/components/queue/use-rules";
import { Segmented } from "@/components/ui/segmented";
import { SelectField } from "@/components/ui/text-field";
import type { Severity } from "@/lib/domain/severities";
import type { AlikeActLine } from "@/lib/likes/data";
import { ACT_VERB } from "./likes-words";

/** What is to be done to each; rule and severity count for a flag alone. */
export type Chosen = { verb: AlikeActLine["act"]; ruleCode: string; severity: Severity };

const OPTIONS = [
  { value: "kept", label: ACT_VERB.kept, icon: "keep" },
  { value: "removed", label: ACT_VERB.removed, icon: "remove" },
  { value: "escalated", label: ACT_VERB.escalated, icon: "escalate" },
  { value: "flag", label: ACT_VERB.flag, icon: "flag" },
] as const;

export function ChooseAct({ chosen, onChange }: { chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  const rules = useRules();
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
        <div className="grid w-full grid-cols-2 gap-3 max-[760px]:grid-cols-1">
          <SelectField
            label="House rule"
            value={chosen.ruleCode}
            onChange={(event) => onChange({ ...chosen, ruleCode: event.target.value })}
            options={(rules.data ?? []).map((rule) => ({ value: rule.code, label: rule.name }))}
          />
          <SeverityChoice
            severity={chosen.severity}
            onChange={(severity) => onChange({ ...chosen, severity })}
          />
        </div>
      )}
    </div>
  );
}
