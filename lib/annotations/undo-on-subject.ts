import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { asking, findRecorded, isUndone, lineKey } from "@/lib/comments/decision-log";
import { type AnnotationChange, markChangeSchema, reversed } from "@/lib/comments/mark-change";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { actOnSubject, type By, type MarkLine } from "./act-on-subject";
import { raiseMark, withdrawMark } from "./marks-of-annotation";
import { nameColleagues } from "./name-colleagues";
import type { Subject } from "./subject";
import { readNote } from "./write-talk";

type Tx = Prisma.TransactionClient;

/** `id` is of the undoing alone; `undoes`: a line of the comment's log, or of the audit log about the article. */
export type AskedUndo = { id: string; subjectId: string; undoes: string };

/** Turns back what was written on a passage, in answer to a note, or settled, with the mark that went with it. */
export async function undoOnSubject(actor: Actor, asked: AskedUndo): Promise<void> {
  await actOnSubject(actor, asked, asking("undo", asked.undoes), async (tx, subject, by) => {
    const { moderatorId, change, isTurnedBack } = await readTarget(tx, subject, asked.undoes);
    if (moderatorId !== by.moderatorId && !by.isAdmin) {
      throw new AppError("not_allowed", "You can undo your own acts. Answer a colleague's instead.");
    }
    if (isTurnedBack) throw new AppError("conflict", "This was undone already.");
    const back = reversed(change);
    if (!isAnnotationChange(back)) throw unknown();
    // Nothing is written under a note that is gone.
    if (back.subject !== "annotation") await readNote(tx, { subjectId: subject.id, noteId: back.noteId });
    await nameAgain(tx, subject, back);
    const marks = back.subject === "annotation" ? await marksBack(tx, subject, by, asked.id, back) : [];
    return { change: back, marks, undoes: asked.undoes };
  });
}

type Target = { moderatorId: string | null; change: ReturnType<typeof reversed>; isTurnedBack: boolean };

async function readTarget(tx: Tx, { id: subjectId, kind }: Subject, undoes: string): Promise<Target> {
  if (kind === "comment") {
    const key = { id: undoes, commentId: subjectId };
    const line = (await findRecorded(tx, [key])).get(lineKey(key));
    if (!line) throw unknown();
    return { ...readChange(line), isTurnedBack: await isUndone(tx, line) };
  }
  const entry = await tx.auditEntry.findFirst({ where: { id: undoes, subject: subjectId } });
  if (!entry) throw unknown();
  const undone = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM audit_entry WHERE detail ? 'undoes' AND detail->>'undoes' = ${undoes} LIMIT 1`;
  return { ...readChange(entry), isTurnedBack: undone.length > 0 };
}

function readChange({ moderatorId, detail }: { moderatorId: string | null; detail: unknown }) {
  const change = markChangeSchema.safeParse(detail).data;
  if (!change) throw unknown();
  return { moderatorId, change };
}

function isAnnotationChange(change: ReturnType<typeof reversed>): change is AnnotationChange {
  return change.subject === "annotation" || change.subject === "reply" || change.subject === "resolution";
}

async function nameAgain(tx: Tx, { id: subjectId }: Subject, change: AnnotationChange): Promise<void> {
  if (change.subject === "resolution" || change.after === null) return;
  const [noteId, namedIn] =
    change.subject === "reply" ? [change.noteId, change.replyId] : [change.annotationId, change.annotationId];
  await nameColleagues(tx, { subjectId, noteId, namedIn }, change.after.text ?? "");
}

async function marksBack(
  tx: Tx,
  subject: Subject,
  by: By,
  id: string,
  change: Extract<AnnotationChange, { subject: "annotation" }>,
): Promise<MarkLine[]> {
  const key = { subjectId: subject.id, id: change.annotationId };
  const row = await tx.annotation.findUnique({ where: { subjectId_id: key } });
  if (!row) throw unknown();
  if (change.after === null) return withdrawMark(tx, subject, by, id, row);
  const isOther = change.before === null || change.before.severity !== change.after.severity;
  return isOther ? raiseMark(tx, subject, by, id, { ...row, severity: change.after.severity }) : [];
}

function unknown(): AppError {
  return new AppError("not_found", "What you want to undo is not in the log. Reload the page.");
}
