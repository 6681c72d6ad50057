import "server-only";
import { z } from "zod";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { ROLES, type Role } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";

/** A person of the desk, as the settings page and the command line list them. */
export type ModeratorRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  createdAt: string;
  disabledAt: string | null;
};

export type OwnAccount = {
  id: string;
  email: string;
  name: string;
  role: Role;
};

const roleSchema = z.enum(ROLES);

/** Everybody with an account, those who may still sign in first. */
export async function listModerators(actor: Actor): Promise<ModeratorRow[]> {
  assertCan(actor, "moderator:manage");
  const moderators = await db.moderator.findMany({
    select: { id: true, email: true, name: true, role: true, createdAt: true, disabledAt: true },
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
  });
  return moderators.map((moderator) => ({
    ...moderator,
    role: roleSchema.parse(moderator.role),
    createdAt: moderator.createdAt.toISOString(),
    disabledAt: moderator.disabledAt?.toISOString() ?? null,
  }));
}

/** The signed-in person's own account. */
export async function getOwnAccount(actor: Actor): Promise<OwnAccount> {
  assertCan(actor, "account:edit");
  const moderator = actor.moderatorId
    ? await db.moderator.findUnique({
        where: { id: actor.moderatorId },
        select: { id: true, email: true, name: true, role: true },
      })
    : null;
  if (!moderator) throw new AppError("not_found", "The command line has no account of its own.");
  return { ...moderator, role: roleSchema.parse(moderator.role) };
}
