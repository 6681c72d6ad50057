import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { applyMarks } from "@/lib/comments/apply-marks";
import { type Asking, recordDecisions, sortRecorded } from "@/lib/comments/decision-log";
import type { MarkChange } from "@/lib/comments/mark-change";
import { readStandings } from "@/lib/comments/standings";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { ID_TAKEN, inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/** An act to do once: `id` is the one it will have in the decision log. `press`: the same for all of one key press. */
export type AskedAct = { id: string; commentId: string; press?: string };

type Plan = (tx: Prisma.TransactionClient, acts: readonly AskedAct[]) => Promise<(MarkChange | null)[]>;
type By = { moderatorId: string; name: string };

/**
 * Writes and records one change of a mark on each comment. `plan` sees only the acts not recorded before and says what
 * each of them changes; null where all is as wished already. The log keeps `detail` beside each change.
 */
export async function actOnMarks(
  actor: Actor,
  asking: Asking,
  asked: readonly AskedAct[],
  plan: Plan,
  detail: Prisma.InputJsonObject = {},
): Promise<AskedAct[]> {
  const by = { moderatorId: moderatorIdOf(actor), name: actor.name };
  const acts = asked.map(({ id, commentId, press }) => ({ id, commentId, press, ...asking }));
  const inOrder = acts.toSorted((a, b) => (a.commentId < b.commentId ? -1 : 1));
  try {
    await inTransaction(async (tx) => {
      const { fresh, taken } = await sortRecorded(tx, by.moderatorId, inOrder);
      if (taken.length > 0) throw new AppError("conflict", ID_TAKEN);
      if (fresh.length > 0) await act(tx, by, fresh, plan, detail);
    });
  } catch (error) {
    // Refused because the same request, sent twice at once, has done it meanwhile: then it is done.
    if (!(error instanceof AppError)) throw error;
    if ((await sortRecorded(db, by.moderatorId, acts)).done.length < acts.length) throw error;
  }
  return asked.map(({ id, commentId }) => ({ id, commentId }));
}

async function act(
  tx: Prisma.TransactionClient,
  by: By,
  acts: readonly (AskedAct & Asking)[],
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
  const rest = { from: null, to: null, undoes: null };
  await recordDecisions(
    tx,
    by.moderatorId,
    wanted.map(({ change, press, ...line }) => ({
      ...{ ...rest, ...line },
      detail: { ...detail, ...(press && { press }), ...change },
    })),
  );
  await tellDesks(tx, by, wanted);
}

/** Tells every open desk whose marks changed. */
export async function tellDesks(
  tx: Prisma.TransactionClient,
  by: By,
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
