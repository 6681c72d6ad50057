import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { AppError } from "@/lib/errors";
import { START_PATH } from "@/lib/own-path";
import { type Actor, brandActor } from "./actor";
import { SESSION_COOKIE } from "./options";
import { PATH_HEADER } from "./path-header";
import { findSession } from "./sessions";

/** A person at the desk. */
type SignedInActor = Actor & { readonly moderatorId: string; readonly email: string };
type SignedIn = {
  actor: SignedInActor;
  /** Somebody else has seen the password: it must be changed before anything else. */
  isPasswordDue: boolean;
};

/** Who is signed in, or null. Looked up on each request, so that an ended session, a changed role or a disabled account counts at once. */
export const findSignedIn = cache(async (): Promise<SignedIn | null> => {
  const key = await readSessionKey();
  const session = key === undefined ? null : await findSession(key, new Date());
  return session && { actor: brandActor(session), isPasswordDue: session.isPasswordDue };
});

/** For pages: who asks, or off to the sign-in or to a password of one's own, and back here after it. */
export async function requireActor(): Promise<SignedInActor> {
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

async function readSessionKey(): Promise<string | undefined> {
  const request = { cookies: await cookies(), headers: {} };
  const token = await getToken({ req: request as never, cookieName: SESSION_COOKIE });
  return token?.sessionKey;
}
