import type { Status } from "@/lib/domain/statuses";

/** The word on the button that makes a comment so. */
export const DECIDE_LABEL = {
  open: "Reopen",
  kept: "Keep",
  removed: "Remove",
  escalated: "Escalate",
} satisfies Record<Status, string>;
