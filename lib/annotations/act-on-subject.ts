import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { tellDesks } from "@/lib/comments/act-on-marks";
import { applyMarks } from "@/lib/comments/apply-marks";
import { type Asking, type DecisionAction, recordDecisions, sortRecorded } from "@/lib/comments/decision-log";
import type { AnnotationChange, MarkChange } from "@/lib/comments/mark-change";
import { readStanding } from "@/lib/comments/standings";
import { writeAnnotation } from "@/lib/comments/write-annotation";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { ID_TAKEN, IdTaken, inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { readSubject, type Subject } from "./subject";

type Tx = Prisma.TransactionClient;

/** A mark of the comment that changes with what is written on its passage, under a line of its own in the log. */
export type MarkLine = { id: string; action: DecisionAction; change: MarkChange };

/** What an act changes. `marks`: only of comments. `undoes`: the line of the log that it turns back. */
export type SubjectPlan = { change: AnnotationChange; marks: MarkLine[]; undoes?: string };

/** Who acts. */
export type By = { moderatorId: string; name: string; isAdmin: boolean };

/**
 * Writes what is said of a comment or an article in one transaction with its line: in the comment's decision log, or
 * in the audit log for an article. An act recorded before under this id is done; null of `plan`: all is as wished.
 */
export async function actOnSubject(
  actor: Actor,
  { id, subjectId }: { id: string; subjectId: string },
  asking: Asking,
  plan: (tx: Tx, subject: Subject, by: By) => Promise<SubjectPlan | null>,
): Promise<void> {
  const by = { moderatorId: moderatorIdOf(actor), name: actor.name, isAdmin: actor.role === "admin" };
  const act = { id, ...asking };
  try {
    await inTransaction(async (tx) => {
      const subject = await readSubject(tx, subjectId);
      const recorded = await lookUp(tx, by, subject, act);
      if (recorded === "taken") throw new AppError("conflict", ID_TAKEN);
      if (recorded === "done") return;
      const planned = await plan(tx, subject, by);
      if (planned) await write(tx, by, subject, { ...act, ...planned });
    });
  } catch (error) {
    // Refused because the same request, sent twice at once, has done it meanwhile: then it is done.
    if (!(error instanceof AppError)) throw error;
    const subject = await readSubject(db, subjectId);
    if ((await lookUp(db, by, subject, act)) !== "done") throw error;
  }
}

type Act = Asking & { id: string };

async function write(tx: Tx, by: By, subject: Subject, planned: SubjectPlan & Act): Promise<void> {
  const isWritten =
    subject.kind === "comment"
      ? await writeOnComment(tx, by, subject, planned)
      : await writeAnnotation(tx, subject.id, planned.change);
  if (!isWritten) {
    throw new AppError("conflict", "Somebody changed this at the same moment. Look again, then repeat it.");
  }
  if (subject.kind === "article") await recordOnArticle(tx, by, subject.id, planned);
  await tellOfAnnotations(tx, by, subject);
}

async function writeOnComment(
  tx: Tx,
  by: By,
  { id: commentId }: Subject,
  { marks, undoes, ...act }: SubjectPlan & Act,
): Promise<boolean> {
  const lines = [act, ...marks];
  const { revision } = await readStanding(tx, commentId);
  const written = await applyMarks(
    tx,
    lines.map(({ change }) => ({ commentId, change })),
  );
  if (written.length < lines.length) return false;
  await recordDecisions(
    tx,
    by.moderatorId,
    lines.map(({ id, action, change }) => {
      const line = { id, commentId, action, from: null, to: null, revision };
      // What goes with another line is undone with it.
      return id === act.id
        ? { ...line, asked: act.asked, detail: change, undoes: undoes ?? null }
        : { ...line, asked: null, detail: { ...change, of: act.id }, undoes: null };
    }),
  );
  await tellDesks(tx, by, [{ id: commentId, commentId }]);
  return true;
}

async function recordOnArticle(
  tx: Tx,
  { moderatorId }: By,
  articleId: string,
  { id, action, asked, change, undoes }: SubjectPlan & Act,
): Promise<void> {
  const detail = undoes === undefined ? change : { ...change, undoes };
  const line = { id, asked, moderatorId, action: `article.${action}`, subject: articleId, detail };
  const { count } = await tx.auditEntry.createMany({ data: [line], skipDuplicates: true });
  if (count === 0) throw new IdTaken();
}

/** Whether this act was recorded before by this person, or its id stands for anything else; null: neither. */
async function lookUp(
  tx: Tx,
  { moderatorId }: By,
  { id: subjectId, kind }: Subject,
  { id, asked }: Act,
): Promise<"done" | "taken" | null> {
  if (kind === "comment") {
    const { done, taken } = await sortRecorded(tx, moderatorId, [{ id, asked, commentId: subjectId }]);
    if (taken.length > 0) return "taken";
    return done.length > 0 ? "done" : null;
  }
  const line = await tx.auditEntry.findUnique({ where: { id } });
  if (!line) return null;
  const isSame = line.subject === subjectId && line.moderatorId === moderatorId && line.asked === asked;
  return isSame ? "done" : "taken";
}

/** Tells every open desk that what is written there changed. */
async function tellOfAnnotations(tx: Tx, by: By, { id, articleId }: Subject): Promise<void> {
  const at = new Date().toISOString();
  await notify(tx, [
    { kind: "annotations", subjectId: id, articleId, byName: by.name, byId: by.moderatorId, at },
  ]);
}
