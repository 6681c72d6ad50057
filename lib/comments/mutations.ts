import "server-only";
import { addNamings } from "@/lib/annotations/name-colleagues";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { readReasons, refuseWithoutReason } from "@/lib/comments/decision-detail";
import {
  type Asking,
  asking,
  lineKey,
  type RecordedLine,
  type Sorted,
  sortRecorded,
} from "@/lib/comments/decision-log";
import type { DecideComments, UndoDecision } from "@/lib/comments/schema";
import { readStandings } from "@/lib/comments/standings";
import { type By, type Decided, type UndoResult, undo } from "@/lib/comments/undo";
import { undoMany } from "@/lib/comments/undo-many";
import { type RunStatement, writeDecisions } from "@/lib/comments/write-decisions";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { IdTaken, inTransaction, isDeadlock } from "@/lib/db/transaction";

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
  const decideIn = async (tx: Tx, run: RunStatement, earlier: Sorted<(typeof inOrder)[number]>) => {
    const written = await decide(tx, run, { by, asked: earlier.fresh, detail });
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
  };
  // Nearly all acts are new and name nobody: then all is written in one statement, which needs no transaction. A
  // repeated act finds a newer revision and is looked up afterwards; the log is asked first where an id was taken.
  if (!decisions.some(({ reason }) => reason?.note?.includes("@"))) {
    try {
      const run: RunStatement = (sql) => selectRows(sql, { keepPlan: true });
      return await decideIn(db, run, { done: [], taken: [], fresh: inOrder });
    } catch (error) {
      if (!(error instanceof IdTaken || isDeadlock(error))) throw error;
    }
  }
  return inTransaction(async (tx) =>
    decideIn(tx, runIn(tx), await sortRecorded(tx, by.moderatorId, inOrder)),
  );
}

type Tx = Prisma.TransactionClient;

/** Runs statements in this transaction. */
const runIn =
  (tx: Tx): RunStatement =>
  (sql) =>
    tx.$queryRaw(sql);

async function decide(
  tx: Tx,
  run: RunStatement,
  {
    by,
    asked,
    detail,
  }: {
    by: By;
    asked: readonly (DecideComments["decisions"][number] & Asking)[];
    detail: Prisma.InputJsonObject;
  },
): Promise<Map<string, Decided>> {
  const told = await readReasons(tx, asked);
  const written = await writeDecisions(
    run,
    by,
    asked.map(({ id, commentId, revision, status, action, asked: name, press, reason }) => {
      const why = told(reason);
      const more = { ...(press && { press }), ...(why && { reason: why }) };
      return {
        ...{ id, commentId, seen: revision, to: status, action, asked: name, undoes: null },
        detail: { ...detail, ...more },
      };
    }),
  );
  const known = new Map(asked.map((one) => [lineKey(one), one]));
  for (const { id, commentId } of written) {
    const note = known.get(lineKey({ id, commentId }))?.reason?.note;
    if (note?.includes("@")) await addNamings(tx, { subjectId: commentId, noteId: id, namedIn: id }, note);
  }
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
