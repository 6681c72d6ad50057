import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { assertNewPassword } from "@/lib/auth/password-policy";
import { hashPassword, newOneTimePassword } from "@/lib/auth/passwords";
import { endSessions as endSessionRows } from "@/lib/auth/sessions";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { oneTimeUntil } from "./one-time";
import {
  type CreateModerator,
  createModeratorSchema,
  type ModeratorId,
  moderatorIdSchema,
  type SetRole,
  setRoleSchema,
} from "./schema";

type Account = { id: string; email: string; name: string; role: string; disabledAt: Date | null };

/** Adds a person. The one-time password is told here once and stored nowhere; null where the caller chose one. */
export async function createModerator(actor: Actor, input: CreateModerator) {
  assertCan(actor, "moderator:manage");
  const { email, name, role, password } = createModeratorSchema.parse(input);
  if (password) await assertNewPassword(password, { email, name });
  const oneTimePassword = password ? null : newOneTimePassword();
  const id = randomUUID();
  const passwordHash = await hashPassword(password ?? oneTimePassword ?? "");
  await db.$transaction(async (tx) => {
    const { count } = await tx.moderator.createMany({
      data: [
        { id, email, name, role, passwordHash, oneTimeUntil: oneTimePassword && oneTimeUntil(new Date()) },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      throw new AppError(
        "conflict",
        `${email} already has an account. Reset its password or change its role instead.`,
      );
    }
    await recordAudit(tx, actor, { action: "moderator.create", subject: id, detail: { email, role } });
  });
  return { id, email, oneTimePassword };
}

/** Makes a new one-time password, told once, and ends every session of this person. */
export async function resetPassword(actor: Actor, input: ModeratorId) {
  assertCan(actor, "moderator:manage");
  const { id } = moderatorIdSchema.parse(input);
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  return db.$transaction(async (tx) => {
    const { email } = await readAccount(tx, id);
    await tx.moderator.update({
      where: { id },
      data: { passwordHash, oneTimeUntil: oneTimeUntil(new Date()) },
    });
    await tx.signInAttempt.deleteMany({ where: { email } });
    await endSessionRows(tx, { moderatorId: id });
    await recordAudit(tx, actor, { action: "moderator.reset_password", subject: id });
    return { id, email, oneTimePassword };
  });
}

/** Gives another role, from the next request on. Refuses to take the last admin from the desk. */
export async function setRole(actor: Actor, input: SetRole): Promise<void> {
  assertCan(actor, "moderator:manage");
  const { id, role } = setRoleSchema.parse(input);
  await db.$transaction(async (tx) => {
    const admins = await lockAdmins(tx);
    const account = await readAccount(tx, id);
    if (account.role === role) return;
    if (role !== "admin") refuseLastAdmin(admins, account);
    await tx.moderator.update({ where: { id }, data: { role } });
    await recordAudit(tx, actor, {
      action: "moderator.set_role",
      subject: id,
      detail: { from: account.role, to: role },
    });
  });
}

/** Closes an account and ends its sessions. What the person did stays, under their name. */
export async function disableModerator(actor: Actor, input: ModeratorId): Promise<void> {
  assertCan(actor, "moderator:manage");
  const { id } = moderatorIdSchema.parse(input);
  await db.$transaction(async (tx) => {
    const admins = await lockAdmins(tx);
    const account = await readAccount(tx, id);
    if (account.disabledAt) return;
    refuseLastAdmin(admins, account);
    await tx.moderator.update({
      where: { id },
      data: { disabledAt: new Date() },
    });
    await endSessionRows(tx, { moderatorId: id });
    await recordAudit(tx, actor, { action: "moderator.disable", subject: id });
  });
}

/** Opens a closed account again, with the password it had. */
export async function enableModerator(actor: Actor, input: ModeratorId): Promise<void> {
  assertCan(actor, "moderator:manage");
  const { id } = moderatorIdSchema.parse(input);
  await db.$transaction(async (tx) => {
    const account = await readAccount(tx, id);
    if (!account.disabledAt) return;
    await tx.moderator.update({ where: { id }, data: { disabledAt: null } });
    await recordAudit(tx, actor, { action: "moderator.enable", subject: id });
  });
}

/** Ends every session of this person: each browser asks for the password again on its next request. */
export async function endSessions(actor: Actor, input: ModeratorId): Promise<void> {
  assertCan(actor, "moderator:manage");
  const { id } = moderatorIdSchema.parse(input);
  await db.$transaction(async (tx) => {
    await readAccount(tx, id);
    const ended = await endSessionRows(tx, { moderatorId: id });
    await recordAudit(tx, actor, { action: "moderator.end_sessions", subject: id, detail: { ended } });
  });
}

async function readAccount(tx: Prisma.TransactionClient, id: string): Promise<Account> {
  const account = await tx.moderator.findUnique({
    where: { id },
    select: { id: true, email: true, name: true, role: true, disabledAt: true },
  });
  if (!account) throw new AppError("not_found", "This person has no account any more. Load the page again.");
  return account;
}

/** The admins who can sign in, held until the transaction ends: two of them cannot demote each other at once. */
async function lockAdmins(tx: Prisma.TransactionClient): Promise<string[]> {
  const admins = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id::text FROM moderator WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`);
  return admins.map((admin) => admin.id);
}

function refuseLastAdmin(admins: string[], account: Account): void {
  if (admins.length === 1 && admins[0] === account.id) {
    throw new AppError(
      "conflict",
      `${account.name} is the last admin of this desk. Make somebody else an admin first.`,
    );
  }
}
