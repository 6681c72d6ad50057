import { SEVERITIES, type Severity } from "@/lib/domain/severities";

const LABEL = { low: "Low", medium: "Medium", high: "High" } satisfies Record<Severity, string>;
const PIPS = { low: "■□□", medium: "■■□", high: "■■■" } satisfies Record<Severity, string>;

type SeverityChoiceProps = { severity: Severity; onChange: (severity: Severity) => void };

export function SeverityChoice({ severity, onChange }: SeverityChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-[5px] text-small font-[550]">Severity</legend>
      <div className="grid grid-cols-3 overflow-hidden rounded-control border border-line-strong">
        {SEVERITIES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === severity}
            onClick={() => onChange(each)}
            className="focus-inside flex h-[30px] items-center justify-center gap-[7px] border-line not-first:border-l aria-pressed:bg-flag-soft aria-pressed:font-semibold aria-pressed:text-flag"
          >
            <span aria-hidden="true" className="text-[9px] tracking-[1px]">
              {PIPS[each]}
            </span>
            {LABEL[each]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
