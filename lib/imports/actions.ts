"use server";

import { revalidatePath } from "next/cache";
import { runAction } from "@/lib/action-result";
import type { ColumnMap } from "@/lib/formats/reader";
import * as mutations from "./mutations";
import { importIdSchema } from "./schema";
import type { SourceStates } from "./source-states";

const IMPORTS = "/imports";

export async function confirmImportAction(id: string) {
  return runAction(async (actor) => {
    await mutations.confirmImport(actor, importIdSchema.parse(id));
    revalidatePath(IMPORTS);
  });
}

export async function cancelImportAction(id: string) {
  return runAction(async (actor) => {
    await mutations.cancelImport(actor, importIdSchema.parse(id));
    revalidatePath(IMPORTS);
  });
}

export async function setColumnsAction(id: string, columns: ColumnMap, hasHeadings: boolean | null) {
  return runAction(async (actor) => {
    await mutations.setColumns(actor, importIdSchema.parse(id), columns, hasHeadings);
    revalidatePath(IMPORTS);
  });
}

export async function retryRefusedAction(id: string) {
  return runAction(async (actor) => {
    const made = await mutations.retryRefused(actor, importIdSchema.parse(id));
    revalidatePath(IMPORTS);
    return made;
  });
}

export async function saveStatesAction(states: SourceStates) {
  return runAction(async (actor) => {
    await mutations.saveStates(actor, states);
    revalidatePath("/settings");
  });
}
