import "server-only";
import { tellDesks } from "@/lib/comments/act-on-marks";
import { applyMarks } from "@/lib/comments/apply-marks";
import {
  asking,
  findNewestLine,
  findRecorded,
  isUndone,
  lineKey,
  type RecordedLine,
  recordDecisions,
  sortRecorded,
} from "@/lib/comments/decision-log";
import { markChangeSchema, reversed } from "@/lib/comments/mark-change";
import type { UndoDecision } from "@/lib/comments/schema";
import { type CommentStanding, readStanding } from "@/lib/comments/standings";
import { writeDecisions } from "@/lib/comments/write-decisions";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

type Tx = Prisma.TransactionClient;

/** Who acts. */
export type By = { moderatorId: string; name: string };

/** How a comment stands after a decision, or in its stead. */
export type Decided = CommentStanding & { id: string };

/** `conflict` says who changed the comment since, when, and how it stands. */
export type UndoResult = { kind: "done"; comment: Decided } | { kind: "conflict"; conflict: Decided };

/** Turns a line of the log back in this transaction. Nothing is written where somebody changed the same thing since. */
export async function undo(tx: Tx, by: By & { isAdmin: boolean }, asked: UndoDecision): Promise<UndoResult> {
  const { commentId, undoes } = asked;
  const standing = await readStanding(tx, commentId);
  const known = await sortRecorded(tx, by.moderatorId, [askedUndo(asked)]);
  if (known.done.length > 0) return done(tx, asked);
  if (known.taken.length > 0) return { kind: "conflict", conflict: await whoWasQuicker(tx, asked) };
  const line = { id: undoes, commentId };
  const target = (await findRecorded(tx, [line])).get(lineKey(line));
  if (!target) {
    throw new AppError(
      "not_found",
      "What you want to undo is not in this comment's log. Reload the comment.",
    );
  }
  if (target.moderatorId !== by.moderatorId && !by.isAdmin) {
    throw new AppError("not_allowed", "You can undo your own acts. Decide anew to change a colleague's.");
  }
  const isWritten = (await isUndone(tx, target))
    ? false
    : await turnBack(tx, by, { asked, target, standing });
  if (isWritten) return done(tx, asked);
  const meanwhile = await sortRecorded(tx, by.moderatorId, [askedUndo(asked)]);
  if (meanwhile.done.length > 0) return done(tx, asked);
  return { kind: "conflict", conflict: await whoWasQuicker(tx, asked) };
}

type Undoing = { asked: UndoDecision; target: RecordedLine; standing: CommentStanding };

async function turnBack(tx: Tx, by: By, undoing: Undoing): Promise<boolean> {
  return undoing.target.to === null ? turnMarkBack(tx, by, undoing) : turnStatusBack(tx, by, undoing);
}

async function turnStatusBack(tx: Tx, by: By, { asked, target, standing }: Undoing): Promise<boolean> {
  if (target.from === null || target.to === null || standing.revision !== target.revision) return false;
  const change = { seen: target.revision, to: target.from, detail: {} };
  return (
    (await writeDecisions((sql) => tx.$queryRaw(sql), by, [{ ...askedUndo(asked), ...change }])).length > 0
  );
}

async function turnMarkBack(tx: Tx, by: By, { asked, target, standing }: Undoing): Promise<boolean> {
  const change = reversed(markChangeSchema.parse(target.detail));
  const written = await applyMarks(tx, [{ commentId: asked.commentId, change }]);
  if (written.length === 0) return false;
  const { revision } = standing;
  await recordDecisions(tx, by.moderatorId, [
    { ...askedUndo(asked), from: null, to: null, revision, detail: change },
  ]);
  await tellDesks(tx, by, [asked]);
  return true;
}

/** An undoing with all that it asks for. */
export function askedUndo({ id, commentId, undoes }: UndoDecision) {
  return { id, commentId, undoes, ...asking("undo", undoes) };
}

async function done(tx: Tx, { id, commentId }: UndoDecision): Promise<UndoResult> {
  const standing = await readStanding(tx, commentId);
  return { kind: "done", comment: { ...standing, id } };
}

/** The comment as it stands, with who changed it last: a decision where there was one since, else the newest line of the log. */
async function whoWasQuicker(tx: Tx, { id, commentId }: UndoDecision): Promise<Decided> {
  const standing = await readStanding(tx, commentId);
  const newest = await findNewestLine(tx, commentId);
  return {
    ...standing,
    id,
    decidedByName: newest?.moderatorName ?? standing.decidedByName,
    decidedAt: newest?.at ?? standing.decidedAt,
  };
}
