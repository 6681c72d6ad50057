import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { ROLES } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import { START_PATH } from "@/lib/own-path";
import { type Actor, brandActor } from "./actor";
import { authOptions } from "./options";
import { PATH_HEADER } from "./path-header";

const roleSchema = z.enum(ROLES);

/** Who asks, or null. Looked up on each request, so that a revoked session, a changed role or a disabled account counts at once. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions);
  if (!session?.moderatorId) return null;
  const moderator = await db.moderator.findUnique({
    where: { id: session.moderatorId },
    select: { id: true, name: true, role: true, sessionVersion: true, disabledAt: true },
  });
  if (!moderator || moderator.disabledAt || moderator.sessionVersion !== session.sessionVersion) return null;
  return brandActor({
    moderatorId: moderator.id,
    name: moderator.name,
    role: roleSchema.parse(moderator.role),
  });
});

/** For pages: who asks, or off to the sign-in and back here after it. */
export async function requireActor(): Promise<Actor> {
  const actor = await findActor();
  if (actor) return actor;
  const path = (await headers()).get(PATH_HEADER) ?? START_PATH;
  redirect(`/login?callbackUrl=${encodeURIComponent(path)}`);
}

/** For routes and actions: who asks, or `not_signed_in`. */
export async function requireApiActor(): Promise<Actor> {
  const actor = await findActor();
  if (!actor) throw new AppError("not_signed_in", "You are not signed in. Sign in and try again.");
  return actor;
}
