import type { Status } from "./statuses";

/** A comment as it stands when decisions on it arrive. */
export type Standing = { commentId: string; status: Status; revision: number };

/** What a moderator asks for: this status, having seen that revision. */
export type Asked = { id: string; commentId: string; revision: number; status: Status };

/** A decision that may be written, as long as the comment still has the revision `seen`. */
export type Change = { id: string; commentId: string; seen: number; from: Status; to: Status };

/** Splits what is asked into what may be written and what somebody else was quicker with. */
export function decideAll(
  standings: readonly Standing[],
  asked: readonly Asked[],
): { changes: Change[]; overtaken: Asked[] } {
  const byId = new Map(standings.map((standing) => [standing.commentId, standing]));
  const changes: Change[] = [];
  const overtaken: Asked[] = [];
  for (const one of asked) {
    const standing = byId.get(one.commentId);
    if (standing && standing.revision === one.revision) {
      changes.push({
        id: one.id,
        commentId: one.commentId,
        seen: one.revision,
        from: standing.status,
        to: one.status,
      });
    } else overtaken.push(one);
  }
  return { changes, overtaken };
}

/** A change that was written, with the flags that the comment bore. */
export type Written = Pick<Change, "from" | "to"> & { flagCount: number };

/** By how much each kept count changes. `flagged` counts the open comments with a flag. */
export function countChanges(written: readonly Written[]): Partial<Record<Status | "flagged", number>> {
  const changes: Partial<Record<Status | "flagged", number>> = {};
  const add = (name: Status | "flagged", delta: number) => {
    changes[name] = (changes[name] ?? 0) + delta;
  };
  for (const { from, to, flagCount } of written) {
    add(from, -1);
    add(to, 1);
    if (flagCount > 0 && from === "open") add("flagged", -1);
    if (flagCount > 0 && to === "open") add("flagged", 1);
  }
  return changes;
}
