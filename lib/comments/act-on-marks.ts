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

type Plan = (tx: Prisma.TransactionClient, acts: readonly AskedAct[]) => Promise<(MarkChange | null)[]>;

/**
 * Writes and records one change of a mark on each comment. `plan` sees only the acts not recorded before and says what
 * each of them changes; null where all is as wished already. The log keeps `detail` beside each change.
 */
export async function actOnMarks(
  actor: Actor,
  action: DecisionAction,
  acts: readonly AskedAct[],
  plan: Plan,
  detail: Prisma.InputJsonObject = {},
): Promise<AskedAct[]> {
  const by = { moderatorId: moderatorIdOf(actor), name: actor.name };
  const inOrder = [...acts].sort((a, b) => (a.commentId < b.commentId ? -1 : 1));
  await inTransaction(async (tx) => {
    const recorded = await findRecorded(tx, inOrder);
    const fresh = inOrder.filter(({ id }) => !recorded.has(id));
    if (fresh.length === 0) return;
    try {
      await act(tx, by, action, fresh, plan, detail);
    } catch (error) {
      // Refused because the same request, sent twice at once, has done it meanwhile: then it is done.
      if (!(error instanceof AppError) || !(await wereRecorded(tx, fresh))) throw error;
    }
  });
  return acts.map(({ id, commentId }) => ({ id, commentId }));
}

async function act(
  tx: Prisma.TransactionClient,
  by: { moderatorId: string; name: string },
  action: DecisionAction,
  acts: readonly AskedAct[],
  plan: Plan,
  detail: Prisma.InputJsonObject,
): Promise<void> {
  const standings = await readStandings(
    tx,
    acts.map(({ commentId }) => commentId),
  );
  const changes = await plan(tx, acts);
  const wanted = acts.flatMap((one, index) => {
    const change = changes[index];
    return change ? [{ ...one, change, revision: standings[index]?.revision ?? 0 }] : [];
  });
  const written = await applyMarks(tx, wanted);
  if (written.length < wanted.length) {
    throw new AppError("conflict", "Somebody changed this at the same moment. Look again, then repeat it.");
  }
  const rest = { action, from: null, to: null, undoes: null };
  await recordDecisions(
    tx,
    by.moderatorId,
    wanted.map(({ id, commentId, change, revision }) => ({
      ...rest,
      ...{ id, commentId, revision, detail: { ...detail, ...change } },
    })),
  );
  await tellDesks(tx, by, wanted);
}

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
