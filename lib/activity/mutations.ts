import "server-only";
import type { z } from "zod";
import type { undoActSchema } from "@/lib/activity/schema";
import type { ChangedSince, UndonePart } from "@/lib/activity/view";
import { undoOnSubject } from "@/lib/annotations/undo-on-subject";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { undoDecisions } from "@/lib/comments/mutations";
import type { UndoDecision } from "@/lib/comments/schema";
import type { UndoResult } from "@/lib/comments/undo";
import { db } from "@/lib/db/client";
import { partOfAct } from "@/lib/domain/identity";
import { AppError } from "@/lib/errors";
import { undoAlike } from "@/lib/likes/mutations";
import { findLastChange } from "./last-change";

type Asked = z.output<typeof undoActSchema>;

const BATCH = 200;
/** What is turned back beside the comment's own status and marks. */
const ON_PASSAGES = [
  ...["annotate", "edit-annotation", "delete-annotation", "restore-annotation"],
  ...["reply", "delete-reply", "restore-reply", "resolve", "reopen"],
];

/**
 * Turns back one act as the log has it, whatever it was done to, with new lines. Acts on many go 200 at a time: ask
 * again with what it answers until `next` is null. Undone before counts as done; what somebody changed since stays,
 * and it says who did.
 */
export async function undoAct(actor: Actor, asked: Asked): Promise<UndonePart> {
  assertCan(actor, "comment:decide");
  if (asked.subject === "cluster") {
    const { done, changedSince, next } = await undoAlike(actor, { actId: asked.id, after: asked.after });
    const unnamed = { byName: null, isMine: false, at: null, status: null };
    const since = Array.from({ length: changedSince }, () => ({ commentId: asked.subjectId, ...unnamed }));
    return { done, changedSince: since, next };
  }
  if (asked.subject === "press") return undoPress(actor, asked);
  const line = await db.decision.findUnique({
    where: { commentId_id: { commentId: asked.subjectId, id: asked.id } },
    select: { action: true },
  });
  return line && !ON_PASSAGES.includes(line.action)
    ? undoLines(actor, [undoingOf(asked.id, asked.subjectId)])
    : undoOnPassage(actor, asked, line ? "comment" : "article");
}

/** The same undoing has the same id, however often it is asked for. */
function undoingOf(lineId: string, commentId: string): UndoDecision {
  return { id: partOfAct(partOfAct(lineId, lineId), commentId), commentId, undoes: lineId };
}

async function undoPress(actor: Actor, { id, after }: Asked): Promise<UndonePart> {
  const lines = await db.$queryRaw<{ id: string; commentId: string }[]>`
    SELECT id, comment_id AS "commentId" FROM decision
    WHERE detail ? 'press' AND detail->>'press' = ${id} AND moderator_id = ${moderatorIdOf(actor)}::uuid
      AND (${after}::uuid IS NULL OR comment_id > ${after}::uuid)
    ORDER BY comment_id LIMIT ${BATCH}`;
  if (lines.length === 0 && after === null) throw missing();
  const part = await undoLines(
    actor,
    lines.map((line) => undoingOf(line.id, line.commentId)),
  );
  const last = lines.at(-1);
  return { ...part, next: lines.length === BATCH && last ? last.commentId : null };
}

async function undoLines(actor: Actor, undoings: readonly UndoDecision[]): Promise<UndonePart> {
  const results = await undoDecisions(actor, undoings);
  const refused = results.flatMap((result, index) => {
    const undoing = undoings[index];
    return result.kind === "conflict" && undoing ? [{ undoing, conflict: result.conflict }] : [];
  });
  const since: ChangedSince[] = [];
  for (const { undoing, conflict } of refused) {
    if (!(await isUndoneBy(actor, undoing))) since.push(changedSince(actor, conflict));
  }
  return { done: results.length - since.length, changedSince: since, next: null };
}

type Conflict = Extract<UndoResult, { kind: "conflict" }>["conflict"];

function changedSince(actor: Actor, conflict: Conflict): ChangedSince {
  const { commentId, decidedByName, decidedAt, status } = conflict;
  return {
    ...{ commentId, byName: decidedByName, at: decidedAt, status },
    isMine: decidedByName === actor.name,
  };
}

/** Undone under another id: from another tab, say. */
async function isUndoneBy(actor: Actor, { commentId, undoes }: UndoDecision): Promise<boolean> {
  return (await db.decision.count({ where: { commentId, undoes, moderatorId: moderatorIdOf(actor) } })) > 0;
}

async function undoOnPassage(
  actor: Actor,
  { id: undoes, subjectId }: Asked,
  subject: "comment" | "article",
): Promise<UndonePart> {
  const id = partOfAct(partOfAct(undoes, undoes), subjectId);
  try {
    await undoOnSubject(actor, { id, subjectId, undoes });
    return { done: 1, changedSince: [], next: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    if (subject === "comment" && (await isUndoneBy(actor, { id, commentId: subjectId, undoes }))) {
      return { done: 1, changedSince: [], next: null };
    }
    const { byId, byName, at } = await findLastChange(subject, subjectId);
    const since = { byName, isMine: byId === actor.moderatorId, at, status: null };
    return { done: 0, changedSince: [{ commentId: subjectId, ...since }], next: null };
  }
}

function missing(): AppError {
  return new AppError("not_found", "What you want to undo is not in the log. Reload the page.");
}
