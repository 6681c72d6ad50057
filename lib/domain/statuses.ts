export const STATUSES = ["open", "kept", "removed", "escalated"] as const;
export type Status = (typeof STATUSES)[number];

/** The words of the newsroom for each status. */
export const STATUS_LABEL: Record<Status, string> = {
  open: "Open",
  kept: "Kept",
  removed: "Removed",
  escalated: "Escalated",
};
