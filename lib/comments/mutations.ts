import "server-only";
import { nameColleagues } from "@/lib/annotations/name-colleagues";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { readReasons, refuseWithoutReason, resolvedFlags } from "@/lib/comments/decision-detail";
import {
  type Asking,
  asking,
  lineKey,
  type RecordedLine,
  recordDecisions,
  sortRecorded,
} from "@/lib/comments/decision-log";
import type { DecideComments, UndoDecision } from "@/lib/comments/schema";
import { readStandings } from "@/lib/comments/standings";
import { readDeciders, tellOverturned } from "@/lib/comments/tell-overturned";
import { type By, type Decided, type UndoResult, undo } from "@/lib/comments/undo";
import { undoMany } from "@/lib/comments/undo-many";
import { tellDecided, writeStatus } from "@/lib/comments/write-status";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { countChanges, decideAll } from "@/lib/domain/decide";
import { countStatusChange } from "@/lib/stats/status-count";

export type { UndoResult };

/** What became of decisions: written, or overtaken by somebody else's, of which it says how the comment stands now. */
export type DecideResult = { applied: Decided[]; conflicts: Decided[] };

/**
 * Decides comments that nobody has decided since they were read. The same request twice is done once. The log keeps
 * `detail` with each.
 */
export async function decideComments(
  actor: Actor,
  { decisions }: DecideComments,
  detail: Prisma.InputJsonObject = {},
): Promise<DecideResult> {
  assertCan(actor, "comment:decide");
  const by = { moderatorId: moderatorIdOf(actor), name: actor.name };
  // In one order everywhere, so that two moderators deciding the same comments do not wait for each other in a circle.
  const inOrder = decisions
    .map((one) => ({ ...one, ...asking("decide", one.status, ...Object.values(one.reason ?? {})) }))
    .sort((a, b) => (a.commentId < b.commentId ? -1 : 1));
  if (detail.alike === undefined) await refuseWithoutReason(decisions);
  return inTransaction(async (tx) => {
    const earlier = await sortRecorded(tx, by.moderatorId, inOrder);
    const written = await decide(tx, by, earlier.fresh, detail);
    const left = earlier.fresh.filter((one) => !written.has(lineKey(one)));
    // Overtaken by somebody else, or by this very request, sent twice at once.
    const meanwhile = await sortRecorded(tx, by.moderatorId, left);
    const overtaken = [...earlier.taken, ...meanwhile.taken, ...meanwhile.fresh];
    const before = [...earlier.done, ...meanwhile.done].flatMap(({ line }) => appliedBefore(line));
    const applied = new Map([...before.map((one) => [lineKey(one), one] as const), ...written]);
    const standings = await readStandings(
      tx,
      overtaken.map(({ commentId }) => commentId),
    );
    return {
      applied: decisions.flatMap((one) => applied.get(lineKey(one)) ?? []),
      conflicts: standings.map((standing, index) => ({ ...standing, id: overtaken[index]?.id ?? "" })),
    };
  });
}

async function decide(
  tx: Prisma.TransactionClient,
  by: By,
  asked: readonly (DecideComments["decisions"][number] & Asking)[],
  detail: Prisma.InputJsonObject,
): Promise<Map<string, Decided>> {
  if (asked.length === 0) return new Map();
  const standings = await readStandings(
    tx,
    asked.map(({ commentId }) => commentId),
  );
  const { changes } = decideAll(standings, asked);
  const known = new Map(asked.map((one) => [lineKey(one), one]));
  const told = await readReasons(tx, asked);
  const deciders = await readDeciders(tx, changes);
  const written = await writeStatus(tx, by.moderatorId, changes);
  const resolved = await resolvedFlags(tx, written);
  await recordDecisions(
    tx,
    by.moderatorId,
    written.map(({ id, commentId, from, to, revision }) => {
      const { asked: name = null, press, reason } = known.get(lineKey({ id, commentId })) ?? {};
      const [why, flags] = [told(reason), resolved.get(commentId)];
      const line = {
        id,
        commentId,
        action: "decide" as const,
        from,
        to,
        revision,
        undoes: null,
        asked: name,
      };
      const more = { ...(press && { press }), ...(why && { reason: why }), ...(flags && { flags }) };
      return { ...line, detail: { ...detail, ...more } };
    }),
  );
  for (const { id, commentId } of written) {
    const note = known.get(lineKey({ id, commentId }))?.reason?.note;
    if (note?.includes("@"))
      await nameColleagues(tx, { subjectId: commentId, noteId: id, namedIn: id }, note);
  }
  await tellOverturned(tx, by.moderatorId, written, deciders);
  await countStatusChange(tx, countChanges(written));
  await tellDecided(tx, by, written);
  return new Map(
    written.map(({ id, commentId, to, revision, at }) => [
      lineKey({ id, commentId }),
      { id, commentId, status: to, revision, decidedByName: by.name, decidedAt: at },
    ]),
  );
}

function appliedBefore({ id, commentId, revision, to, moderatorName, at }: RecordedLine): Decided[] {
  if (to === null) return [];
  return [{ id, commentId, status: to, revision, decidedByName: moderatorName, decidedAt: at }];
}

/** Turns back lines of the logs of different comments, all in one transaction, each unless somebody changed it since. */
export async function undoDecisions(actor: Actor, inputs: readonly UndoDecision[]): Promise<UndoResult[]> {
  assertCan(actor, "comment:decide");
  const by = { moderatorId: moderatorIdOf(actor), name: actor.name, isAdmin: actor.role === "admin" };
  const inOrder = [...inputs].sort((a, b) => (a.commentId < b.commentId ? -1 : 1));
  return inTransaction((tx) => undoMany(tx, by, inOrder));
}

/** Turns back one line of a comment's log with a new line, unless somebody changed what it changed since. */
export async function undoDecision(actor: Actor, input: UndoDecision): Promise<UndoResult> {
  assertCan(actor, "comment:decide");
  const by = { moderatorId: moderatorIdOf(actor), name: actor.name };
  return inTransaction((tx) => undo(tx, { ...by, isAdmin: actor.role === "admin" }, input));
}
