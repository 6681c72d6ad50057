import type { SourceState } from "./parsed-article";
import type { Status } from "./statuses";

/** The status of a comment that is new to the desk. What its source says nothing about is open. */
export function statusOfState(
  states: Readonly<Record<SourceState, Status>>,
  state: SourceState | null | undefined,
): Status {
  return state ? states[state] : "open";
}
