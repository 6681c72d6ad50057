import type { Status } from "@/lib/domain/statuses";
import type { ImportProgress, ImportStatus } from "@/lib/imports/view";

/** The PostgreSQL channel that all web processes listen on. */
export const CHANNEL = "komainu";

/** Of one session, or (null) of all that a person has; told to the desk's own processes, and to no browser. */
export type SessionEnded = { kind: "session"; moderatorId: string; sessionId: string | null };

/** What open desks hear of each other. */
export type DeskEvent =
  | {
      kind: "decision";
      commentId: string;
      status: Status;
      revision: number;
      byName: string;
      byId: string;
      /** ISO 8601 in UTC. */
      at: string;
    }
  /** Flags, notes or tags of a comment changed. */
  | { kind: "marks"; commentId: string; byName: string; byId: string; at: string }
  /** What is written on passages of a comment or of an article, or an answer to a note, changed. */
  | { kind: "annotations"; subjectId: string; articleId: string; byName: string; byId: string; at: string }
  /** What the comments of an article answer, and what goes with it, was worked out anew. */
  | { kind: "context"; articleId: string }
  /** The kept counts changed. */
  | { kind: "counts" }
  /** An import brought something, moved on or ended. */
  | { kind: "import"; importId?: string; status?: ImportStatus; progress?: ImportProgress };
