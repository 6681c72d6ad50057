import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { Kbd } from "@/components/ui/kbd";
import { formatCount, formatInteger } from "@/lib/format";
import type { Rule } from "./use-rules";

type RuleListProps = {
  rules: Rule[];
  chosen: string;
  /** Digits choose a rule here. */
  hasKeys: boolean;
  onChoose: (code: string) => void;
};

/** The house rules by number, each with how many flags stand under it. */
export function RuleList({ rules, chosen, hasKeys, onChoose }: RuleListProps) {
  return (
    <RadioGroup
      aria-label="House rule"
      value={chosen || null}
      onValueChange={(value) => typeof value === "string" && onChoose(value)}
      className="border-line p-2 @max-[520px]:grid @max-[520px]:grid-cols-2 @max-[520px]:border-b @[520px]:border-r"
    >
      {rules.map((rule) => (
        <Radio.Root
          key={rule.code}
          value={rule.code}
          data-rule={rule.code}
          aria-label={`${rule.number}. ${rule.name}`}
          aria-description={`${formatCount(rule.voices, "flag")} under this rule`}
          className="focus-inside grid min-h-[34px] grid-cols-[22px_1fr_auto] items-center gap-2 rounded-control px-2 data-checked:bg-flag-soft data-checked:font-semibold data-checked:text-flag data-checked:ring-1 data-checked:ring-flag/35 data-checked:ring-inset"
        >
          <RuleNumber rule={rule} hasKey={hasKeys && rule.number <= 10} isChosen={rule.code === chosen} />
          {rule.name}
          <span className="num text-small text-faint in-data-checked:text-flag" title="Flags under this rule">
            {rule.voices > 0 && formatInteger(rule.voices)}
          </span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

function RuleNumber({ rule, hasKey, isChosen }: { rule: Rule; hasKey: boolean; isChosen: boolean }) {
  if (!hasKey) return <span className="num text-small text-faint">{formatInteger(rule.number)}</span>;
  return (
    <>
      <span className="num hidden text-small text-faint keyless:inline">{formatInteger(rule.number)}</span>
      {/* In the note a digit is a digit. */}
      <span className="group-has-[textarea:focus]/flag:invisible keyless:hidden">
        <Kbd className={isChosen ? "text-flag!" : ""}>{rule.number % 10}</Kbd>
      </span>
    </>
  );
}
