"use server";

import { type ActionResult, runAction } from "@/lib/action-result";
import {
  addTag,
  annotate,
  deleteAnnotation,
  deleteNote,
  deleteReply,
  editAnnotation,
  editNote,
  removeTag,
  reply,
  resolve,
  seeNamings,
  writeNote,
} from "@/lib/annotations/mutations";
import {
  type Annotate,
  annotateSchema,
  type DeleteAnnotation,
  type DeleteNote,
  type DeleteReply,
  deleteAnnotationSchema,
  deleteNoteSchema,
  deleteReplySchema,
  type EditAnnotation,
  editAnnotationSchema,
  type Reply,
  type Resolve,
  replySchema,
  resolveSchema,
  type TagComment,
  tagCommentSchema,
  type WriteNote,
  writeNoteSchema,
} from "@/lib/annotations/schema";
import type { AnnotationView, NoteThread } from "@/lib/annotations/view";

type Done = { id: string; commentId: string }[];

export async function writeNoteAction(input: WriteNote): Promise<ActionResult<Done>> {
  return runAction(async (actor) => writeNote(actor, writeNoteSchema.parse(input)));
}

export async function editNoteAction(input: WriteNote): Promise<ActionResult<Done>> {
  return runAction(async (actor) => editNote(actor, writeNoteSchema.parse(input)));
}

export async function deleteNoteAction(input: DeleteNote): Promise<ActionResult<Done>> {
  return runAction(async (actor) => deleteNote(actor, deleteNoteSchema.parse(input)));
}

export async function addTagAction(input: TagComment): Promise<ActionResult<Done>> {
  return runAction(async (actor) => addTag(actor, tagCommentSchema.parse(input)));
}

export async function removeTagAction(input: TagComment): Promise<ActionResult<Done>> {
  return runAction(async (actor) => removeTag(actor, tagCommentSchema.parse(input)));
}

export async function annotateAction(input: Annotate): Promise<ActionResult<AnnotationView>> {
  return runAction(async (actor) => annotate(actor, annotateSchema.parse(input)));
}

export async function editAnnotationAction(input: EditAnnotation): Promise<ActionResult<AnnotationView>> {
  return runAction(async (actor) => editAnnotation(actor, editAnnotationSchema.parse(input)));
}

export async function deleteAnnotationAction(input: DeleteAnnotation): Promise<ActionResult<{ id: string }>> {
  return runAction(async (actor) => deleteAnnotation(actor, deleteAnnotationSchema.parse(input)));
}

export async function replyAction(input: Reply): Promise<ActionResult<NoteThread>> {
  return runAction(async (actor) => reply(actor, replySchema.parse(input)));
}

export async function deleteReplyAction(input: DeleteReply): Promise<ActionResult<NoteThread>> {
  return runAction(async (actor) => deleteReply(actor, deleteReplySchema.parse(input)));
}

export async function resolveAction(input: Resolve): Promise<ActionResult<NoteThread>> {
  return runAction(async (actor) => resolve(actor, resolveSchema.parse(input)));
}

/** Takes note of everything that names whoever is signed in. Answers how many were new. */
export async function seeNamingsAction(): Promise<ActionResult<{ seen: number }>> {
  return runAction(async (actor) => seeNamings(actor));
}
