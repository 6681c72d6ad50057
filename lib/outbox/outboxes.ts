import type { Outbox } from "./outbox";

/** The outboxes of this tab, by whose they are. They outlive the page: acts go on being sent while their moderator reads elsewhere on the desk. */
export const outboxes = new Map<string, Outbox>();

/** An act that was undone elsewhere is not the next to undo here. */
export function forgetEverywhere(actId: string): void {
  for (const outbox of outboxes.values()) outbox.forget(actId);
}
