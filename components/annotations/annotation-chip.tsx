import { FlagChip } from "@/components/reading/flag-chip";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import type { AnnotationView } from "@/lib/annotations/view";

type AnnotationChipProps = {
  annotation: Pick<AnnotationView, "kind" | "tag" | "ruleCode" | "ruleName" | "severity">;
};

/** What an annotation is: its tag, its rule with how severe, or a note. */
export function AnnotationChip({ annotation }: AnnotationChipProps) {
  const { kind, tag, ruleCode, ruleName, severity } = annotation;
  if (kind === "tag") return <Chip icon="tag">{tag}</Chip>;
  if (kind === "flag") {
    return <FlagChip ruleName={`${ruleName ?? ruleCode}, ${severity}`} severity={severity ?? "low"} />;
  }
  return <Icon name="note" label="Note" className="mr-0.5 inline-block size-3.5 align-[-2px] text-faint" />;
}
