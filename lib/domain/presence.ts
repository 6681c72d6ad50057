/** Where a comment stands at its source. Times are ISO 8601 in UTC. */
export type Presence = {
  /** The newest copy that had it. */
  seenAt: string;
  /** The newest complete copy that had it. */
  listedAt: string | null;
  /** The first complete copy that no longer had it; null while it is there. */
  goneAt: string | null;
  returnedAt: string | null;
};

/** A copy of the thread, as far as one comment is concerned. */
export type CopySaid = { observedAt: string; isComplete: boolean; hasIt: boolean };

export type PresenceChange = {
  presence: Presence;
  /** Lines for the comment's history. */
  told: { kind: "gone" | "returned"; at: string }[];
  /** It was gone earlier than known so far: the line at the one time belongs at the other. */
  moved: { from: string; to: string } | null;
};

/**
 * A comment after one more copy of its thread. It is gone where a complete copy once had it and the newest complete
 * copy, saved after it was last seen, has not. `completeAt`: the newest complete copy, this one included. Files may
 * come in any order; whether it is gone never depends on that, but an older copy without it says nothing of a comment
 * that was seen since.
 */
export function presenceAfter(
  known: Presence | null,
  copy: CopySaid,
  completeAt: string | null,
): PresenceChange {
  const seenAt = later(known?.seenAt ?? null, copy.hasIt ? copy.observedAt : null) ?? copy.observedAt;
  const listedAt = later(known?.listedAt ?? null, copy.hasIt && copy.isComplete ? copy.observedAt : null);
  const goneAt = known?.goneAt ?? null;
  const returnedAt = known?.returnedAt ?? null;
  const isMissed = listedAt !== null && completeAt !== null && seenAt < completeAt;
  const missedAt = missedFirst(copy, seenAt, completeAt);
  const hasReturned = goneAt !== null && copy.hasIt && copy.observedAt >= goneAt;
  const returned = hasReturned ? [{ kind: "returned" as const, at: copy.observedAt }] : [];

  if (!isMissed || missedAt === null) {
    const back = hasReturned ? copy.observedAt : returnedAt;
    return { presence: { seenAt, listedAt, goneAt: null, returnedAt: back }, told: returned, moved: null };
  }
  if (goneAt !== null && !hasReturned) {
    const moved = missedAt < goneAt ? { from: goneAt, to: missedAt } : null;
    const presence = { seenAt, listedAt, goneAt: moved?.to ?? goneAt, returnedAt };
    return { presence, told: [], moved };
  }
  return {
    presence: { seenAt, listedAt, goneAt: missedAt, returnedAt: null },
    told: [...returned, { kind: "gone", at: missedAt }],
    moved: null,
  };
}

/** The earliest complete copy that is known to lack what was last seen at `seenAt`. */
function missedFirst(copy: CopySaid, seenAt: string, completeAt: string | null): string | null {
  const isThis = copy.isComplete && !copy.hasIt && copy.observedAt > seenAt;
  return isThis ? copy.observedAt : completeAt;
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
