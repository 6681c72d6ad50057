import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Severity } from "@/lib/domain/severities";
import { RuleList } from "./rule-list";
import { SeverityChoice } from "./severity-choice";
import { useRules } from "./use-rules";

export type FlagChoice = { ruleCode: string; severity: Severity };

type FlagFieldsProps = {
  choice: FlagChoice;
  onChange: (choice: FlagChoice) => void;
  /** Digits choose a rule here: their keys are printed. */
  hasKeys?: boolean;
  /** Where a note is written, after the rule. */
  note?: ReactNode;
  children?: ReactNode;
};

/** Which rule is broken, in its own words, and how badly: the same wherever something is flagged. */
export function FlagFields({ choice, onChange, hasKeys = false, note, children }: FlagFieldsProps) {
  const rules = useRules();
  const rule = rules.data?.find(({ code }) => code === choice.ruleCode);
  if (rules.error) {
    return (
      <p role="alert" className="p-4 text-removed">
        The house rules could not be read. {rules.error.message}{" "}
        <Button onClick={() => rules.refetch()}>Try again</Button>
      </p>
    );
  }
  if (!rules.data) return null;
  return (
    <div className="@container">
      <div className="grid grid-cols-[minmax(0,1fr)] @[520px]:grid-cols-[minmax(220px,0.55fr)_minmax(0,1fr)]">
        <RuleList
          rules={rules.data}
          chosen={choice.ruleCode}
          hasKeys={hasKeys}
          onChoose={(ruleCode) => onChange({ ...choice, ruleCode })}
        />
        <div className="grid content-start gap-4 px-5 py-4">
          <div aria-live="polite">
            <h3 className="mb-1 font-serif text-[19px] leading-6 font-semibold">
              {rule?.name ?? "Which rule?"}
            </h3>
            <p className="min-h-[46px] font-serif text-[16px] leading-[23px] text-pretty">
              {rule?.text ?? "Choose a rule to see its text."}
            </p>
          </div>
          {note}
          <SeverityChoice
            severity={choice.severity}
            onChange={(severity) => onChange({ ...choice, severity })}
          />
          {children}
        </div>
      </div>
    </div>
  );
}
