import { STATUS_LABEL, STATUSES } from "@/lib/domain/statuses";
import { formatCount, formatDay, formatInteger, type Now } from "@/lib/format";
import type { AlikeActLine, LikesFacts } from "@/lib/likes/data";
import type { WholeAct } from "@/lib/outbox/entry";

/** `9 removed, 2 open` */
export function statusesSaid({ byStatus }: Pick<LikesFacts, "byStatus">): string {
  const others = STATUSES.filter((status) => status !== "open" && byStatus[status] > 0);
  return [...others, "open" as const]
    .map((status) => `${formatInteger(byStatus[status])} ${STATUS_LABEL[status].toLowerCase()}`)
    .join(", ");
}

/** `under 3 articles, by 7 authors and 2 unnamed` */
export function spreadSaid(spread: LikesFacts["open"]): string {
  const { articles, authors, unnamed } = spread;
  const named = authors > 0 ? formatCount(authors, "author") : "";
  const nameless = unnamed > 0 ? `${formatInteger(unnamed)} unnamed` : "";
  const by = [named, nameless].filter(Boolean).join(" and ");
  return `under ${formatCount(articles, "article")}${by && `, by ${by}`}`;
}

/** `from 3 May 2017 to 21 Nov`, or null where no comment has a date. */
export function timesSaid(
  { firstAt, lastAt }: Pick<LikesFacts, "firstAt" | "lastAt">,
  now: Now,
): string | null {
  if (!firstAt || !lastAt) return null;
  const [first, last] = [formatDay(firstAt, now), formatDay(lastAt, now)];
  return first === last ? `all on ${first}` : `from ${first} to ${last}`;
}

/** The word of an act on all of them, once it is done. */
export const ACT_DONE = {
  kept: "Kept",
  removed: "Removed",
  escalated: "Escalated",
  flag: "Flagged",
} satisfies Record<AlikeActLine["act"], string>;

/** The word on the button of an act. */
export const ACT_VERB = {
  kept: "Keep",
  removed: "Remove",
  escalated: "Escalate",
  flag: "Flag",
} satisfies Record<AlikeActLine["act"], string>;

/** `Removed 11 as one` */
export function wholeSaid({ act, count }: Pick<WholeAct, "act" | "count">): string {
  return `${ACT_DONE[act]} ${formatInteger(count)} as one`;
}
