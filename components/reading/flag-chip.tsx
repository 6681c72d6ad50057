import { Chip, type ChipFill } from "@/components/ui/chip";
import type { Severity } from "@/lib/domain/severities";

const FILL = { low: "outline", medium: "soft", high: "solid" } satisfies Record<Severity, ChipFill>;

type FlagChipProps = { ruleName: string; severity: Severity; voices?: number };

/** A rule that a comment was flagged under: the fill is the gravest severity, the figure counts voices. */
export function FlagChip({ ruleName, severity, voices = 1 }: FlagChipProps) {
  const said = `${ruleName}, ${severity}${voices > 1 ? `, ${voices} voices` : ""}`;
  return (
    <Chip icon="flag" tone="flag" fill={FILL[severity]} title={said}>
      {ruleName}
      {voices > 1 && <span className="num"> {voices}</span>}
    </Chip>
  );
}
