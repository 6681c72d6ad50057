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

type SignedIn = {
  actor: Actor;
  /** Somebody else has seen the password: it must be changed before anything else. */
  isPasswordDue: boolean;
};

/** Who is signed in, or null. Looked up on each request, so that a revoked session, a changed role or a disabled account counts at once. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const session = await getServerSession(authOptions);
  if (!session?.moderatorId) return null;
  const moderator = await db.moderator.findUnique({
    where: { id: session.moderatorId },
    select: { id: true, name: true, role: true, sessionVersion: true, disabledAt: true, oneTimeUntil: true },
  });
  if (!moderator || moderator.disabledAt || moderator.sessionVersion !== session.sessionVersion) return null;
  const { id, name, role, oneTimeUntil } = moderator;
  if (oneTimeUntil && oneTimeUntil <= new Date()) return null;
  const actor = brandActor({ moderatorId: id, name, role: roleSchema.parse(role) });
  return { actor, isPasswordDue: oneTimeUntil !== null };
});

/** For pages: who asks, or off to the sign-in or to a password of one's own, and back here after it. */
export async function requireActor(): Promise<Actor> {
  const signedIn = await findSignedIn();
  if (signedIn && !signedIn.isPasswordDue) return signedIn.actor;
  const path = (await headers()).get(PATH_HEADER) ?? START_PATH;
  redirect(`${signedIn ? "/password" : "/login"}?callbackUrl=${encodeURIComponent(path)}`);
}

/** For routes and actions: who asks, or `not_signed_in`, or `password_due`. */
export async function requireApiActor(): Promise<Actor> {
  const { actor, isPasswordDue } = await requireSignedIn();
  if (!isPasswordDue) return actor;
  throw new AppError(
    "password_due",
    "You are using a temporary password. Choose your own first: load the desk again, and it asks for one.",
  );
}

/** For the one act that may come before a password of one's own: choosing it. */
export async function requireSignedIn(): Promise<SignedIn> {
  const signedIn = await findSignedIn();
  if (!signedIn) throw new AppError("not_signed_in", "You are not signed in. Sign in and try again.");
  return signedIn;
}
