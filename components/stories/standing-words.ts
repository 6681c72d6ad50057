import type { Standing, Verdict } from "@/lib/stories/schema";

export const VERDICT_WORD = {
  same: "Same event",
  related: "Related",
  refused: "Another story",
} satisfies Record<Verdict, string>;

/** How two articles stand to one another, and who says so: `Same event, as the desk found it`. */
export function standingWords({ found, verdict }: Standing, decidedByName: string | null): string {
  if (verdict) return `${VERDICT_WORD[verdict]}, says ${decidedByName ?? "a moderator"}`;
  return found ? `${VERDICT_WORD[found]}, as the desk found it` : "The desk found nothing that joins them";
}
