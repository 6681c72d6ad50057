"use server";

import { type ActionResult, runAction } from "@/lib/action-result";
import { addTag, deleteNote, editNote, removeTag, writeNote } from "@/lib/annotations/mutations";
import {
  type DeleteNote,
  deleteNoteSchema,
  type TagComment,
  tagCommentSchema,
  type WriteNote,
  writeNoteSchema,
} from "@/lib/annotations/schema";

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
