"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/lib/action-result";
import { removeSample } from "@/lib/imports/mutations";
import { confirmOwnPassword } from "@/lib/moderators/own-account";

export async function removeSampleAction({ ownPassword }: { ownPassword: string }) {
  return runAction(async (actor) => {
    await confirmOwnPassword(actor, "sample:remove", ownPassword);
    const removal = await removeSample(actor);
    revalidatePath("/", "layout");
    return removal;
  });
}
