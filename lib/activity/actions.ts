"use server";

import { type ActionResult, runAction } from "@/lib/action-result";
import { undoAct } from "@/lib/activity/mutations";
import { type UndoAct, undoActSchema } from "@/lib/activity/schema";
import type { UndonePart } from "@/lib/activity/view";

export async function undoActAction(input: UndoAct): Promise<ActionResult<UndonePart>> {
  return runAction(async (actor) => undoAct(actor, undoActSchema.parse(input)));
}
