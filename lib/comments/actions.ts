"use server";

import { type ActionResult, runAction } from "@/lib/action-result";
import { type DecideResult, decideComments, type UndoResult, undoDecision } from "@/lib/comments/mutations";
import {
  type DecideComments,
  decideCommentsSchema,
  type UndoDecision,
  undoDecisionSchema,
} from "@/lib/comments/schema";

export async function decideCommentsAction(input: DecideComments): Promise<ActionResult<DecideResult>> {
  return runAction(async (actor) => decideComments(actor, decideCommentsSchema.parse(input)));
}

export async function undoDecisionAction(input: UndoDecision): Promise<ActionResult<UndoResult>> {
  return runAction(async (actor) => undoDecision(actor, undoDecisionSchema.parse(input)));
}
