import type { ActionResult } from "@/lib/action-result";
import {
  addTagAction,
  deleteNoteAction,
  editNoteAction,
  removeTagAction,
  writeNoteAction,
} from "@/lib/annotations/actions";
import { decideCommentsAction, undoDecisionAction } from "@/lib/comments/actions";
import { raiseFlagsAction, withdrawFlagAction } from "@/lib/flags/actions";
import { correctLinkAction } from "@/lib/links/actions";
import type { Act, DecideAct } from "./act";
import type { Outcome } from "./entry";
import { noteSessionEnded } from "./session";

type Failure = Extract<ActionResult<unknown>, { ok: false }>;
type FlagAct = Extract<Act, { kind: "flag" }>;

function outcomeOf(failure: Failure): Outcome {
  if (failure.code === "not_signed_in") {
    noteSessionEnded();
    return { kind: "retry", awaits: "you to sign in again" };
  }
  if (failure.code === "password_due") return { kind: "retry", awaits: "a password of your own" };
  if (failure.code === "too_many" || failure.code === "internal")
    return { kind: "retry", awaits: "the desk to answer" };
  return { kind: "refused", message: failure.message };
}

async function sendDecisions(acts: DecideAct[]): Promise<Outcome[]> {
  const decisions = acts.map(({ id, commentId, press, status, reason, before }) => ({
    id,
    commentId,
    press,
    status,
    revision: before.revision,
    reason: reason && { ruleCode: reason.ruleCode, severity: reason.severity, note: reason.note },
  }));
  const result = await decideCommentsAction({ decisions });
  if (!result.ok) return acts.map(() => outcomeOf(result));
  const { applied, conflicts } = result.value;
  return acts.map(({ id }): Outcome => {
    const saved = applied.find((each) => each.id === id);
    if (saved) return { kind: "saved", revision: saved.revision };
    const conflict = conflicts.find((each) => each.id === id);
    return conflict
      ? { kind: "conflict", conflict }
      : { kind: "refused", message: "The comment is no longer on the desk." };
  });
}

async function sendFlags(acts: FlagAct[], first: FlagAct): Promise<Outcome[]> {
  const { ruleCode, severity, note } = first;
  const flags = acts.map(({ id, commentId, press }) => ({ id, commentId, press }));
  const result = await raiseFlagsAction({ flags, ruleCode, severity, note });
  return acts.map(() => (result.ok ? { kind: "saved", revision: null } : outcomeOf(result)));
}

async function sendUndo(act: Extract<Act, { kind: "undo" }>): Promise<Outcome> {
  const { id, commentId, target } = act;
  const result = await undoDecisionAction({ id, commentId, undoes: target.id });
  if (!result.ok) return outcomeOf(result);
  const { value } = result;
  return value.kind === "conflict"
    ? { kind: "conflict", conflict: value.conflict }
    : { kind: "saved", revision: value.comment.revision };
}

function sendAnnotation(
  act: Exclude<Act, { kind: "decide" | "flag" | "undo" }>,
): Promise<ActionResult<unknown>> {
  const { id, commentId } = act;
  switch (act.kind) {
    case "withdraw":
      return withdrawFlagAction({ id, commentId, ruleCode: act.ruleCode });
    case "note":
      return writeNoteAction({ id, commentId, noteId: act.noteId, text: act.text });
    case "edit-note":
      return editNoteAction({ id, commentId, noteId: act.noteId, text: act.text });
    case "delete-note":
      return deleteNoteAction({ id, commentId, noteId: act.noteId });
    case "tag":
      return addTagAction({ id, commentId, tag: act.tag });
    case "untag":
      return removeTagAction({ id, commentId, tag: act.tag });
    case "link":
      return correctLinkAction({ id, commentId, parentId: act.parent?.id ?? null });
  }
}

/** Brings one group of the outbox to the desk: acts of one kind, or a single one. */
export async function sendActs(acts: Act[]): Promise<Outcome[]> {
  const [first] = acts;
  if (!navigator.onLine) return acts.map(() => ({ kind: "retry", awaits: "the network" }));
  if (!first) return [];
  try {
    if (first.kind === "decide") return await sendDecisions(acts.filter((act) => act.kind === "decide"));
    if (first.kind === "flag")
      return await sendFlags(
        acts.filter((act) => act.kind === "flag"),
        first,
      );
    if (first.kind === "undo") return [await sendUndo(first)];
    const result = await sendAnnotation(first);
    return [result.ok ? { kind: "saved", revision: null } : outcomeOf(result)];
  } catch (error) {
    // A request that never arrived is a TypeError in every browser.
    const awaits = error instanceof TypeError ? "the network" : "the desk to answer";
    return acts.map(() => ({ kind: "retry", awaits }));
  }
}
