"use server";

import { revalidatePath } from "next/cache";
import { type ActionResult, runAction } from "@/lib/action-result";
import { judgePair } from "./mutations";
import type { JudgePair } from "./schema";

export async function judgePairAction(input: JudgePair): Promise<ActionResult<void>> {
  return runAction(async (actor) => {
    await judgePair(actor, input);
    revalidatePath("/articles/[id]/beside/[other]", "page");
  });
}
