import "server-only";
import type { z } from "zod";
import { getAnnotation, getThread } from "@/lib/annotations/data";
import type {
  annotateSchema,
  deleteAnnotationSchema,
  deleteNoteSchema,
  deleteReplySchema,
  editAnnotationSchema,
  replySchema,
  resolveSchema,
  tagCommentSchema,
  writeNoteSchema,
} from "@/lib/annotations/schema";
import type { AnnotationView, NoteThread } from "@/lib/annotations/view";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { type AskedAct, actOnMarks } from "@/lib/comments/act-on-marks";
import { asking } from "@/lib/comments/decision-log";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { nameColleagues } from "./name-colleagues";
import { deletePassage, editPassage, writePassage } from "./write-passage";
import { deleteWrittenReply, settleNote, writeReply } from "./write-talk";

/** Writes a note on a comment. */
export async function writeNote(
  actor: Actor,
  { id, noteId, commentId, text }: z.output<typeof writeNoteSchema>,
): Promise<AskedAct[]> {
  assertCan(actor, "comment:annotate");
  const moderatorId = moderatorIdOf(actor);
  return actOnMarks(actor, asking("write-note", noteId, text), [{ id, commentId }], async (tx) => {
    await nameColleagues(tx, { subjectId: commentId, noteId, namedIn: noteId }, text);
    return [{ subject: "note", moderatorId, noteId, before: null, after: { text } }];
  });
}

/** Changes the text of a note. Only its author may. */
export async function editNote(
  actor: Actor,
  { id, noteId, commentId, text }: z.output<typeof writeNoteSchema>,
): Promise<AskedAct[]> {
  assertCan(actor, "comment:annotate");
  const moderatorId = moderatorIdOf(actor);
  return actOnMarks(actor, asking("edit-note", noteId, text), [{ id, commentId }], async (tx) => {
    const note = await readNote(tx, commentId, noteId);
    if (note.moderatorId !== moderatorId) {
      throw new AppError("not_allowed", "Only the author of a note can change it. Write one of your own.");
    }
    if (note.text === text) return [null];
    await nameColleagues(tx, { subjectId: commentId, noteId, namedIn: noteId }, text);
    return [{ subject: "note", moderatorId, noteId, before: { text: note.text }, after: { text } }];
  });
}

/** Deletes a note, which its author and admins may; the log keeps it. */
export async function deleteNote(
  actor: Actor,
  { id, noteId, commentId }: z.output<typeof deleteNoteSchema>,
): Promise<AskedAct[]> {
  assertCan(actor, "comment:annotate");
  const own = moderatorIdOf(actor);
  return actOnMarks(actor, asking("delete-note", noteId), [{ id, commentId }], async (tx) => {
    const { moderatorId, text } = await readNote(tx, commentId, noteId);
    if (moderatorId !== own && actor.role !== "admin") {
      throw new AppError("not_allowed", "Only the author of a note or an admin can delete it.");
    }
    return [{ subject: "note", moderatorId, noteId, before: { text }, after: null }];
  });
}

/** Puts a tag on a comment; nothing happens where it is there already. */
export async function addTag(
  actor: Actor,
  { id, commentId, tag }: z.output<typeof tagCommentSchema>,
): Promise<AskedAct[]> {
  assertCan(actor, "comment:annotate");
  const after = { moderatorId: moderatorIdOf(actor) };
  return actOnMarks(actor, asking("add-tag", tag), [{ id, commentId }], async (tx) => {
    const before = await tx.commentTag.findUnique({ where: { commentId_tag: { commentId, tag } } });
    return [before ? null : { subject: "tag", tag, before: null, after }];
  });
}

/** Takes a tag off a comment; nothing happens where it is gone already. */
export async function removeTag(
  actor: Actor,
  { id, commentId, tag }: z.output<typeof tagCommentSchema>,
): Promise<AskedAct[]> {
  assertCan(actor, "comment:annotate");
  return actOnMarks(actor, asking("remove-tag", tag), [{ id, commentId }], async (tx) => {
    const before = await tx.commentTag.findUnique({ where: { commentId_tag: { commentId, tag } } });
    return [before && { subject: "tag", tag, before: { moderatorId: before.moderatorId }, after: null }];
  });
}

/** Annotates a passage of a comment or of an article; a tag or a flag on a comment marks the comment as well. */
export async function annotate(
  actor: Actor,
  asked: z.output<typeof annotateSchema>,
): Promise<AnnotationView> {
  assertCan(actor, "comment:annotate");
  await writePassage(actor, asked);
  return readBack(getAnnotation(actor, asked.subjectId, asked.id));
}

/** Changes what an annotation says. Only its author may. */
export async function editAnnotation(
  actor: Actor,
  asked: z.output<typeof editAnnotationSchema>,
): Promise<AnnotationView> {
  assertCan(actor, "comment:annotate");
  await editPassage(actor, asked);
  return readBack(getAnnotation(actor, asked.subjectId, asked.annotationId));
}

/** Deletes an annotation, which its author and admins may. */
export async function deleteAnnotation(
  actor: Actor,
  asked: z.output<typeof deleteAnnotationSchema>,
): Promise<{ id: string }> {
  assertCan(actor, "comment:annotate");
  await deletePassage(actor, asked);
  return { id: asked.annotationId };
}

/** Answers an annotation or a note. */
export async function reply(actor: Actor, asked: z.output<typeof replySchema>): Promise<NoteThread> {
  assertCan(actor, "comment:annotate");
  await writeReply(actor, asked);
  return readBack(getThread(actor, asked.subjectId, asked.noteId));
}

/** Deletes an answer, which its author and admins may. */
export async function deleteReply(
  actor: Actor,
  asked: z.output<typeof deleteReplySchema>,
): Promise<NoteThread> {
  assertCan(actor, "comment:annotate");
  await deleteWrittenReply(actor, asked);
  return readBack(getThread(actor, asked.subjectId, asked.noteId));
}

/** Settles an annotation or a note, or opens it again. */
export async function resolve(actor: Actor, asked: z.output<typeof resolveSchema>): Promise<NoteThread> {
  assertCan(actor, "comment:annotate");
  await settleNote(actor, asked);
  return readBack(getThread(actor, asked.subjectId, asked.noteId));
}

/** Takes note of everything that names whoever is signed in. */
export async function seeNamings(actor: Actor): Promise<{ seen: number }> {
  assertCan(actor, "comment:read");
  const { count } = await db.noteNaming.updateMany({
    where: { moderatorId: moderatorIdOf(actor), seenAt: null },
    data: { seenAt: new Date() },
  });
  return { seen: count };
}

/** What was written, as it is now. Somebody may have deleted it since; then the answer says that it was written. */
async function readBack<View>(view: Promise<View>): Promise<View> {
  try {
    return await view;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    throw new AppError(
      "conflict",
      "This is recorded, but what it was about was deleted since. Reload the page.",
    );
  }
}

async function readNote(tx: Prisma.TransactionClient, commentId: string, noteId: string) {
  const note = await tx.note.findUnique({
    where: { commentId_id: { commentId, id: noteId }, deletedAt: null },
  });
  if (!note) throw new AppError("not_found", "This note is no longer there. It was deleted meanwhile.");
  return note;
}
