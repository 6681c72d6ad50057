"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/lib/action-result";
import type { DeskSettingName } from "@/lib/domain/desk-settings";
import * as mutations from "./mutations";
import { settingSchema } from "./schema";

export async function saveSettingAction(asked: { name: DeskSettingName; text: string }) {
  return runAction(async (actor) => {
    const { name, text } = settingSchema.parse(asked);
    await mutations.saveSetting(actor, name, text);
    revalidatePath("/", "layout");
  });
}
