import "server-only";
import { findRecorded, lineKey, recordDecisions } from "@/lib/comments/decision-log";
import type { UndoDecision } from "@/lib/comments/schema";
import { readStandings } from "@/lib/comments/standings";
import { readDeciders, tellOverturned } from "@/lib/comments/tell-overturned";
import { askedUndo, type By, type UndoResult, undo } from "@/lib/comments/undo";
import { tellDecided, writeStatus } from "@/lib/comments/write-status";
import type { Prisma } from "@/lib/db/generated/client";
import { type Change, countChanges } from "@/lib/domain/decide";
import { countStatusChange } from "@/lib/stats/status-count";

type Tx = Prisma.TransactionClient;

/**
 * Turns back lines of the logs of different comments, as `undo` does one: changes of status together in few
 * statements, and all the rest, conflicts among them, one by one. Answers in the order asked.
 */
export async function undoMany(
  tx: Tx,
  by: By & { isAdmin: boolean },
  asked: readonly UndoDecision[],
): Promise<UndoResult[]> {
  const done = await turnStatusesBack(tx, by, asked);
  const results: UndoResult[] = [];
  for (const one of asked) results.push(done.get(lineKey(one)) ?? (await undo(tx, by, one)));
  return results;
}

async function turnStatusesBack(
  tx: Tx,
  by: By & { isAdmin: boolean },
  asked: readonly UndoDecision[],
): Promise<Map<string, UndoResult>> {
  const lines = new Map(asked.map((one) => [lineKey(one), askedUndo(one)]));
  const changes = await changesBack(tx, by, asked);
  const deciders = await readDeciders(tx, changes);
  const written = await writeStatus(tx, by.moderatorId, changes);
  await recordDecisions(
    tx,
    by.moderatorId,
    written.flatMap(({ from, to, revision, ...one }) => {
      const line = lines.get(lineKey(one));
      return line ? [{ ...line, from, to, revision, detail: {} }] : [];
    }),
  );
  await tellOverturned(tx, by.moderatorId, written, deciders);
  await countStatusChange(tx, countChanges(written));
  await tellDecided(tx, by, written);
  return new Map(
    written.map(({ id, commentId, to, revision, at }) => {
      const comment = { id, commentId, status: to, revision, decidedByName: by.name, decidedAt: at };
      return [lineKey(comment), { kind: "done", comment }];
    }),
  );
}

/** Changes of status that may be turned back: one's own, the comment's newest, not turned back before. */
async function changesBack(
  tx: Tx,
  by: By & { isAdmin: boolean },
  asked: readonly UndoDecision[],
): Promise<Change[]> {
  const recorded = await findRecorded(tx, [
    ...asked,
    ...asked.map(({ commentId, undoes }) => ({ id: undoes, commentId })),
  ]);
  const standings = await readStandings(
    tx,
    asked.map(({ commentId }) => commentId),
  );
  return asked.flatMap(({ id, commentId, undoes }, index) => {
    const line = recorded.get(lineKey({ id: undoes, commentId }));
    if (!line || line.from === null || line.to === null) return [];
    if (recorded.has(lineKey({ id, commentId }))) return [];
    if (line.moderatorId !== by.moderatorId && !by.isAdmin) return [];
    if (standings[index]?.revision !== line.revision) return [];
    return [{ id, commentId, seen: line.revision, from: line.to, to: line.from }];
  });
}
