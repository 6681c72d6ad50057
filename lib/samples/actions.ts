"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/lib/action-result";
import { removeSample } from "@/lib/imports/mutations";

export async function removeSampleAction() {
  return runAction(async (actor) => {
    const removal = await removeSample(actor);
    revalidatePath("/", "layout");
    return removal;
  });
}
