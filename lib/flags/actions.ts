"use server";

import { type ActionResult, runAction } from "@/lib/action-result";
import { raiseFlags, withdrawFlag } from "@/lib/flags/mutations";
import { type RaiseFlags, raiseFlagsSchema, type WithdrawFlag, withdrawFlagSchema } from "@/lib/flags/schema";

type Done = { id: string; commentId: string }[];

export async function raiseFlagsAction(input: RaiseFlags): Promise<ActionResult<Done>> {
  return runAction(async (actor) => raiseFlags(actor, raiseFlagsSchema.parse(input)));
}

export async function withdrawFlagAction(input: WithdrawFlag): Promise<ActionResult<Done>> {
  return runAction(async (actor) => withdrawFlag(actor, withdrawFlagSchema.parse(input)));
}
