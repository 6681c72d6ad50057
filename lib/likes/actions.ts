"use server";

import { type ActionResult, runAction } from "@/lib/action-result";
import { type ActPart, actOnAlike, type UndoPart, undoAlike } from "@/lib/likes/mutations";
import { type ActOnAlike, actOnAlikeSchema, type UndoAlike, undoAlikeSchema } from "@/lib/likes/schema";

export async function actOnAlikeAction(input: ActOnAlike): Promise<ActionResult<ActPart>> {
  return runAction(async (actor) => actOnAlike(actor, actOnAlikeSchema.parse(input)));
}

export async function undoAlikeAction(input: UndoAlike): Promise<ActionResult<UndoPart>> {
  return runAction(async (actor) => undoAlike(actor, undoAlikeSchema.parse(input)));
}
