import type { Status } from "./statuses";

type Decided = { status: Status; decidedAt: string | null; editedAt: string | null };

/** Whether the comment was decided before its source changed its text. Times are ISO 8601 in UTC. */
export function isDecidedOnEarlierText({ status, decidedAt, editedAt }: Decided): boolean {
  return status !== "open" && decidedAt !== null && editedAt !== null && editedAt > decidedAt;
}
