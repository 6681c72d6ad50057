import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { hashPassword, verifyPassword } from "@/lib/auth/passwords";
import { countAttempt, forgetAttempts } from "@/lib/auth/rate-limit";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { markOneTime } from "./one-time";
import { type ChangeName, type ChangePassword, changeNameSchema, changePasswordSchema } from "./schema";

/** Changes one's own password and ends every session, this one too: sign in again with the new one. */
export async function changeOwnPassword(actor: Actor, input: ChangePassword): Promise<{ email: string }> {
  assertCan(actor, "account:edit");
  const { current, next } = changePasswordSchema.parse(input);
  const { id, email, passwordHash } = await readOwn(actor);
  const now = new Date();
  await countOwnAttempt(email, now);
  if (!(await verifyPassword(passwordHash, current))) {
    throw new AppError("invalid", "The current password is another one. Nothing was changed.");
  }
  await forgetAttempts(email, now);
  const nextHash = await hashPassword(next);
  await db.$transaction(async (tx) => {
    // Only where the password is still the one just checked: a reset in between wins.
    const { count } = await tx.moderator.updateMany({
      where: { id, passwordHash },
      data: { passwordHash: nextHash, sessionVersion: { increment: 1 } },
    });
    if (count === 0) throw new AppError("conflict", "An admin reset this password just now. Sign in again.");
    await markOneTime(tx, id, false);
    await recordAudit(tx, actor, { action: "moderator.change_password", subject: id });
  });
  return { email };
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

async function countOwnAttempt(email: string, now: Date): Promise<void> {
  try {
    await countAttempt(email, now);
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
