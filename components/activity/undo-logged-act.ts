import type { ActionResult } from "@/lib/action-result";
import { undoActAction } from "@/lib/activity/actions";
import type { ActKey, ChangedSince, UndonePart } from "@/lib/activity/view";
import { noteSessionEnded } from "@/lib/outbox/session";

/** What became of an undoing; `failure`: in words, when the desk did not do it. */
export type Undone = { done: number; changedSince: ChangedSince[]; failure: string | null };

const LOST = "The desk did not answer. Try again once it is back: nothing is undone twice.";

/** Undoes an act at the desk, part by part where it was done to many. */
export async function undoLoggedAct({ id, subject, subjectId }: ActKey): Promise<Undone> {
  const undone: Undone = { done: 0, changedSince: [], failure: null };
  let after: string | null = null;
  do {
    const result: ActionResult<UndonePart> | null = await undoActAction({
      id,
      subject,
      subjectId,
      after,
    }).catch(() => null);
    if (result?.ok === false && result.code === "not_signed_in") noteSessionEnded();
    if (!result?.ok) return { ...undone, failure: result?.message ?? LOST };
    undone.done += result.value.done;
    undone.changedSince.push(...result.value.changedSince);
    after = result.value.next;
  } while (after !== null);
  return undone;
}
