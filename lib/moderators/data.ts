import "server-only";
import { z } from "zod";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { ROLES, type Role } from "@/lib/domain/roles";

/** A person of the desk, as the settings page and the command line list them. */
export type ModeratorRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  createdAt: string;
  disabledAt: string | null;
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
