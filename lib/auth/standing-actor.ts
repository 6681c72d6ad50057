import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { ROLES } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import { type Actor, brandActor } from "./actor";
import { systemActor } from "./system-actor";

const roleSchema = z.enum(ROLES);

/** Whoever asked for work that is done later, by another process, with the rights that they hold now. */
export async function standingActor(moderatorId: string | null): Promise<Actor> {
  if (moderatorId === null) return systemActor();
  const moderator = await db.moderator.findUnique({
    where: { id: moderatorId },
    select: { id: true, name: true, role: true, disabledAt: true },
  });
  if (!moderator || moderator.disabledAt) {
    throw new AppError("not_allowed", "Whoever asked for this has no account on the desk any more.");
  }
  return brandActor({ moderatorId, name: moderator.name, role: roleSchema.parse(moderator.role) });
}
