"use server";

import { revalidatePath } from "next/cache";
import { runAction, runEarlyAction } from "@/lib/action-result";
import * as mutations from "./mutations";
import * as ownAccount from "./own-account";
import type { ChangeName, ChangePassword, CreateModerator, ModeratorId, SetRole } from "./schema";

const SETTINGS = "/settings";

/** `ownPassword`: of whoever acts; asked for where the person becomes an admin. */
export async function createModeratorAction(
  input: Omit<CreateModerator, "password"> & { ownPassword?: string },
) {
  return runAction(async (actor) => {
    const { email, name, role, ownPassword = "" } = input;
    if (role === "admin") await ownAccount.confirmOwnPassword(actor, "moderator:manage", ownPassword);
    const made = await mutations.createModerator(actor, { email, name, role });
    revalidatePath(SETTINGS);
    return made;
  });
}

export async function resetPasswordAction(input: ModeratorId & { ownPassword: string }) {
  return runAction(async (actor) => {
    await ownAccount.confirmOwnPassword(actor, "moderator:manage", input.ownPassword);
    return mutations.resetPassword(actor, input);
  });
}

/** `ownPassword`: of whoever acts; asked for where the person becomes an admin. */
export async function setRoleAction(input: SetRole & { ownPassword?: string }) {
  return runAction(async (actor) => {
    if (input.role === "admin")
      await ownAccount.confirmOwnPassword(actor, "moderator:manage", input.ownPassword ?? "");
    await mutations.setRole(actor, input);
    revalidatePath(SETTINGS);
  });
}

export async function disableModeratorAction(input: ModeratorId) {
  return runAction(async (actor) => {
    await mutations.disableModerator(actor, input);
    revalidatePath(SETTINGS);
  });
}

export async function enableModeratorAction(input: ModeratorId) {
  return runAction(async (actor) => {
    await mutations.enableModerator(actor, input);
    revalidatePath(SETTINGS);
  });
}

export async function endSessionsAction(input: ModeratorId) {
  return runAction(async (actor) => mutations.endSessions(actor, input));
}

export async function changeOwnPasswordAction(input: ChangePassword) {
  return runEarlyAction(async (actor) => ownAccount.changeOwnPassword(actor, input));
}

export async function changeOwnNameAction(input: ChangeName) {
  return runAction(async (actor) => {
    await ownAccount.changeOwnName(actor, input);
    revalidatePath("/", "layout");
  });
}
