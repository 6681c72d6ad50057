import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { Kbd } from "@/components/ui/kbd";
import { formatInteger } from "@/lib/format";
import type { Rule } from "./use-rules";

type RuleListProps = {
  rules: Rule[];
  chosen: string | null;
  onChoose: (code: string) => void;
  onConfirm: () => void;
  describedBy: string;
};

/** The house rules by number, each with how many voices were raised under it. */
export function RuleList({ rules, chosen, onChoose, describedBy }: RuleListProps) {
  return (
    <RadioGroup
      aria-label="House rule"
      aria-describedby={describedBy}
      value={chosen}
      onValueChange={(value) => typeof value === "string" && onChoose(value)}
      className="border-r border-line p-2 max-[760px]:border-r-0 max-[760px]:border-b"
    >
      {rules.map((rule) => (
        <Radio.Root
          key={rule.code}
          value={rule.code}
          className="focus-inside grid h-[38px] grid-cols-[22px_1fr_auto] items-center gap-2 rounded-control px-2 data-checked:bg-flag-soft data-checked:font-semibold data-checked:text-flag data-checked:ring-1 data-checked:ring-flag/35 data-checked:ring-inset"
        >
          {rule.number <= 10 ? (
            <Kbd className={rule.code === chosen ? "text-flag!" : ""}>{rule.number % 10}</Kbd>
          ) : (
            <span />
          )}
          {rule.name}
          <span
            className="num text-small text-faint in-data-checked:text-flag"
            title="Voices raised under this rule"
          >
            {rule.voices > 0 && formatInteger(rule.voices)}
          </span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
