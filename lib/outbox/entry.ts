import type { ActKey } from "@/lib/activity/view";
import type { Status } from "@/lib/domain/statuses";
import type { Act } from "./act";

/** Who decided a comment, and when, while this moderator was deciding. */
export type Conflict = {
  status: Status;
  revision: number;
  decidedByName: string | null;
  decidedAt: string | null;
};

/** One act on all comments that say the same: recorded by the desk part by part, and taken back as a whole. */
export type WholeAct = {
  id: string;
  clusterId: string;
  act: Exclude<Status, "open"> | "flag";
  count: number;
};

/** An act that the desk has in its log already, to be taken back there. `said`: what it was, in a word. */
export type LoggedAct = ActKey & { said: string };

/** What became of one act. `retry`: it may or may not have arrived; `awaits` ends the sentence "3 decisions wait for". */
export type Outcome =
  | { kind: "saved"; revision: number | null }
  | { kind: "conflict"; conflict: Conflict }
  | { kind: "refused"; message: string }
  | { kind: "retry"; awaits: string };

export type Entry = {
  act: Act;
  state: "waiting" | "sending" | "saved" | "refused";
  /** How often it was sent: after the first time, only the desk knows whether it arrived. */
  attempts: number;
  savedAtMs: number | null;
  savedRevision: number | null;
  conflict: Conflict | null;
  message: string | null;
};

/** It was tried and did not arrive: it waits in the browser. */
export function isStuck({ state, attempts, savedAtMs }: Entry): boolean {
  return (
    savedAtMs === null &&
    (state === "waiting" || state === "sending") &&
    attempts > (state === "sending" ? 1 : 0)
  );
}

export type Send = (acts: Act[]) => Promise<Outcome[]>;
