import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { applyMarks } from "@/lib/comments/apply-marks";
import { type DecisionAction, findRecorded, recordDecisions } from "@/lib/comments/decision-log";
import type { MarkChange } from "@/lib/comments/mark-change";
import { readStandings } from "@/lib/comments/standings";
import type { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/** An act to do once: `id` is the one it will have in the decision log. */
export type AskedAct = { id: string; commentId: string };

/**
 * Writes and records one change of a mark on each comment. `plan` sees only the acts not recorded before and says what
 * each of them changes; null where all is as wished already.
 */
export async function actOnMarks(
  actor: Actor,
  action: DecisionAction,
  acts: readonly AskedAct[],
  plan: (tx: Prisma.TransactionClient, acts: readonly AskedAct[]) => Promise<(MarkChange | null)[]>,
): Promise<AskedAct[]> {
  const moderatorId = moderatorIdOf(actor);
  const inOrder = [...acts].sort((a, b) => (a.commentId < b.commentId ? -1 : 1));
  await inTransaction(async (tx) => {
    const recorded = await findRecorded(tx, inOrder);
    const fresh = inOrder.filter(({ id }) => !recorded.has(id));
    if (fresh.length === 0) return;
    const standings = await readStandings(
      tx,
      fresh.map(({ commentId }) => commentId),
    );
    const changes = await plan(tx, fresh);
    const wanted = fresh.flatMap((act, index) => {
      const change = changes[index];
      return change ? [{ ...act, change, revision: standings[index]?.revision ?? 0 }] : [];
    });
    const written = await applyMarks(tx, wanted);
    if (written.length < wanted.length && !(await wereRecorded(tx, wanted))) {
      throw new AppError("conflict", "Somebody changed this at the same moment. Look again, then repeat it.");
    }
    await recordDecisions(
      tx,
      moderatorId,
      wanted.map(({ id, commentId, change, revision }) => ({
        id,
        commentId,
        action,
        from: null,
        to: null,
        revision,
        detail: change,
        undoes: null,
      })),
    );
    await tellDesks(tx, { moderatorId, name: actor.name }, wanted);
  });
  return acts.map(({ id, commentId }) => ({ id, commentId }));
}

// The same request sent twice at once: the other one has done it meanwhile.
async function wereRecorded(tx: Prisma.TransactionClient, acts: readonly AskedAct[]): Promise<boolean> {
  return (await findRecorded(tx, acts)).size === acts.length;
}

/** Tells every open desk whose marks changed. */
export async function tellDesks(
  tx: Prisma.TransactionClient,
  by: { moderatorId: string; name: string },
  acts: readonly AskedAct[],
): Promise<void> {
  const at = new Date().toISOString();
  await notify(tx, [
    ...acts.map(({ commentId }) => ({
      kind: "marks" as const,
      commentId,
      byName: by.name,
      byId: by.moderatorId,
      at,
    })),
    { kind: "counts" },
  ]);
}
