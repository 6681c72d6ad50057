import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { throughPasswordGate } from "@/lib/auth/password-gate";
import { assertNewPassword } from "@/lib/auth/password-policy";
import { hashPassword, verifyPassword } from "@/lib/auth/passwords";
import { countAttempt } from "@/lib/auth/rate-limit";
import { endSessions } from "@/lib/auth/sessions";
import { db } from "@/lib/db/client";
import { fold } from "@/lib/domain/password-fault";
import type { Permission } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import {
  type ChangeName,
  type ChangePassword,
  changeNameSchema,
  changePasswordSchema,
  ownPasswordSchema,
} from "./schema";

/** Changes one's own password and ends every session, this one too: sign in again with the new one. */
export async function changeOwnPassword(actor: Actor, input: ChangePassword): Promise<{ email: string }> {
  assertCan(actor, "account:edit");
  const { current, next } = changePasswordSchema.parse(input);
  const own = await readOwn(actor);
  const { id, email, passwordHash } = own;
  if (!(await isOwnPassword(own, current))) {
    throw new AppError("invalid", "This is not the password that you sign in with now. Nothing was changed.");
  }
  if (fold(next) === fold(current)) {
    throw new AppError("invalid", "This is the password that you have. Choose a new one.");
  }
  await assertNewPassword(next, own);
  const nextHash = await hashPassword(next);
  await db.$transaction(async (tx) => {
    // Only where the password is still the one just checked: a reset in between wins.
    const { count } = await tx.moderator.updateMany({
      where: { id, passwordHash },
      data: { passwordHash: nextHash, oneTimeUntil: null },
    });
    if (count === 0) throw new AppError("conflict", "An admin reset this password just now. Sign in again.");
    await endSessions(tx, { moderatorId: id });
    await recordAudit(tx, actor, { action: "moderator.change_password", subject: id });
  });
  return { email };
}

/** Before an act that an unattended browser must not do: asks whoever may do it for their own password. */
export async function confirmOwnPassword(
  actor: Actor,
  permission: Permission,
  password: string,
): Promise<void> {
  assertCan(actor, permission);
  if (!(await isOwnPassword(await readOwn(actor), ownPasswordSchema.parse(password)))) {
    throw new AppError("invalid", "This is not your password. Nothing was changed.");
  }
}

/** Changes the name under which colleagues see one's decisions. */
export async function changeOwnName(actor: Actor, input: ChangeName): Promise<void> {
  assertCan(actor, "account:edit");
  const { name } = changeNameSchema.parse(input);
  const own = await readOwn(actor);
  if (own.name === name) return;
  await db.$transaction(async (tx) => {
    await tx.moderator.update({ where: { id: own.id }, data: { name } });
    await recordAudit(tx, actor, {
      action: "moderator.change_name",
      subject: own.id,
      detail: { from: own.name, to: name },
    });
  });
}

/** Looks at it as a sign-in does; only what is tried in one's own sessions counts. */
async function isOwnPassword(own: { id: string; email: string; passwordHash: string }, password: string) {
  const attempt = { email: own.email, address: "", device: `session of ${own.id}` };
  try {
    return await throughPasswordGate(true, async () => {
      const forget = await countAttempt(attempt, new Date());
      const isRight = await verifyPassword(own.passwordHash, password);
      if (isRight) await forget();
      return isRight;
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError("too_many", `Too many wrong passwords. Wait ${error.message} minutes and try again.`);
  }
}

async function readOwn(actor: Actor) {
  const own = actor.moderatorId
    ? await db.moderator.findUnique({
        where: { id: actor.moderatorId },
        select: { id: true, email: true, name: true, passwordHash: true },
      })
    : null;
  if (!own) throw new AppError("not_found", "The command line has no account of its own.");
  return own;
}
