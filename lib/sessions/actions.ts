"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/lib/action-result";
import { endOtherSessions, endOwnSession } from "./mutations";
import { type EndSession, endSessionSchema } from "./schema";

export async function endOwnSessionAction(input: EndSession) {
  return runAction(async (actor) => {
    await endOwnSession(actor, endSessionSchema.parse(input));
    revalidatePath("/settings");
  });
}

export async function endOtherSessionsAction() {
  return runAction(async (actor) => {
    const ended = await endOtherSessions(actor);
    revalidatePath("/settings");
    return ended;
  });
}
