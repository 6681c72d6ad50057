import type { StoryComparison } from "@/lib/domain/story-compare";
import { formatCount } from "@/lib/format";

/** What two articles side by side show, as a sentence; `of` names the first article's outlet. */
export function besideFinding({ links, leftOnly, rightOnly }: StoryComparison): string {
  const count = (kind: string) => links.filter((link) => link.kind === kind).length;
  const [shared, nearly, quotations] = [count("shared"), count("nearly"), count("quotation")];
  if (links.length === 0) return "No sentence and no quotation in common";
  const said = [
    shared > 0 && `${formatCount(shared, "sentence")} shared`,
    nearly > 0 && `${formatCount(nearly, "sentence")} nearly`,
    quotations > 0 && formatCount(quotations, "quotation differs", "quotations differ"),
  ].filter((part) => part !== false);
  const only = `${formatCount(leftOnly.length, "paragraph")} only here, ${rightOnly.length} only there`;
  return `${said.join(", ")}; ${only}`;
}
