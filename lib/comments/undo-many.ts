import "server-only";
import { findRecorded, lineKey } from "@/lib/comments/decision-log";
import type { UndoDecision } from "@/lib/comments/schema";
import { readStandings } from "@/lib/comments/standings";
import { askedUndo, type By, type UndoResult, undo } from "@/lib/comments/undo";
import { type DecisionLine, writeDecisions } from "@/lib/comments/write-decisions";
import type { Prisma } from "@/lib/db/generated/client";

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
  const written = await writeDecisions((sql) => tx.$queryRaw(sql), by, await changesBack(tx, by, asked));
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
): Promise<DecisionLine[]> {
  const recorded = await findRecorded(tx, [
    ...asked,
    ...asked.map(({ commentId, undoes }) => ({ id: undoes, commentId })),
  ]);
  const standings = await readStandings(
    tx,
    asked.map(({ commentId }) => commentId),
  );
  return asked.flatMap((one, index) => {
    const { id, commentId, undoes } = one;
    const line = recorded.get(lineKey({ id: undoes, commentId }));
    if (!line || line.from === null || line.to === null) return [];
    if (recorded.has(lineKey({ id, commentId }))) return [];
    if (line.moderatorId !== by.moderatorId && !by.isAdmin) return [];
    if (standings[index]?.revision !== line.revision) return [];
    return [{ ...askedUndo(one), seen: line.revision, to: line.from, detail: {} }];
  });
}
