import "server-only";
import type { z } from "zod";
import type { deleteReplySchema, replySchema, resolveSchema } from "@/lib/annotations/schema";
import type { Actor } from "@/lib/auth/actor";
import { asking } from "@/lib/comments/decision-log";
import type { Prisma } from "@/lib/db/generated/client";
import { ID_TAKEN } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { actOnSubject } from "./act-on-subject";
import { nameColleagues } from "./name-colleagues";

type Tx = Prisma.TransactionClient;
type NoteKey = { subjectId: string; noteId: string };

/** Answers an annotation or a note. */
export async function writeReply(actor: Actor, asked: z.output<typeof replySchema>): Promise<void> {
  const { id: replyId, subjectId, noteId, text } = asked;
  await actOnSubject(actor, asked, asking("reply", noteId, text), async (tx, _subject, { moderatorId }) => {
    await readNote(tx, asked);
    // Laid as deleted, which the change then undoes.
    const data = { subjectId, noteId, id: replyId, moderatorId, text, deletedAt: new Date() };
    const { count } = await tx.noteReply.createMany({ data: [data], skipDuplicates: true });
    if (count === 0) throw new AppError("conflict", ID_TAKEN);
    await nameColleagues(tx, { subjectId, noteId, namedIn: replyId }, text);
    const change = { subject: "reply" as const, noteId, replyId, moderatorId, before: null, after: { text } };
    return { change, marks: [] };
  });
}

/** Deletes an answer, which the log keeps. */
export async function deleteWrittenReply(
  actor: Actor,
  asked: z.output<typeof deleteReplySchema>,
): Promise<void> {
  const { subjectId, noteId, replyId } = asked;
  await actOnSubject(actor, asked, asking("delete-reply", noteId, replyId), async (tx, _subject, by) => {
    await readNote(tx, asked);
    const row = await tx.noteReply.findUnique({
      where: { subjectId_noteId_id: { subjectId, noteId, id: replyId } },
    });
    if (!row) throw new AppError("not_found", "This answer is no longer there. Reload the page.");
    const { moderatorId, text, deletedAt } = row;
    if (moderatorId !== by.moderatorId && !by.isAdmin) {
      throw new AppError("not_allowed", "Only the author of an answer or an admin can delete it.");
    }
    if (deletedAt !== null) return null;
    const change = { subject: "reply" as const, noteId, replyId, moderatorId, before: { text }, after: null };
    return { change, marks: [] };
  });
}

/** Settles an annotation or a note, or opens it again. */
export async function settleNote(actor: Actor, asked: z.output<typeof resolveSchema>): Promise<void> {
  const { noteId, isResolved } = asked;
  const action = isResolved ? "resolve" : "reopen";
  await actOnSubject(actor, asked, asking(action, noteId), async (tx, _subject, by) => {
    const { resolvedBy } = await readNote(tx, asked);
    if ((resolvedBy !== null) === isResolved) return null;
    const before = { moderatorId: resolvedBy };
    const after = { moderatorId: isResolved ? by.moderatorId : null };
    return { change: { subject: "resolution" as const, noteId, before, after }, marks: [] };
  });
}

/** The annotation or note of this id; throws `not_found` where it is deleted. */
export async function readNote(
  tx: Tx,
  { subjectId, noteId: id }: NoteKey,
): Promise<{ resolvedBy: string | null }> {
  const select = { resolvedBy: true };
  const note =
    (await tx.annotation.findUnique({
      where: { subjectId_id: { subjectId, id }, deletedAt: null },
      select,
    })) ??
    (await tx.note.findUnique({
      where: { commentId_id: { commentId: subjectId, id }, deletedAt: null },
      select,
    }));
  if (!note) throw new AppError("not_found", "This note is no longer there. It was deleted meanwhile.");
  return note;
}
