import "server-only";
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { hostCookie, isSecureDesk } from "./host-cookie";

const YEAR_S = 365 * 24 * 60 * 60;

/** A cookie that says: this browser has signed in to this account before. It signs nobody in. */
export function deviceCookie(moderatorId: string) {
  const device = randomUUID();
  return {
    name: deviceCookieName(moderatorId),
    value: `${device}.${signature(moderatorId, device)}`,
    httpOnly: true,
    sameSite: "lax" as const,
    secure: isSecureDesk(),
    path: "/",
    maxAge: YEAR_S,
  };
}

/** Several people may sign in with one browser: each account has a cookie of its own. */
export function deviceCookieName(moderatorId: string): string {
  return hostCookie(`komainu-device-${moderatorId}`);
}

/** Which browser a cookie stands for, or null where we did not write it for this account. */
export function knownDevice(moderatorId: string, cookie: string | undefined): string | null {
  if (!cookie) return null;
  const [device = "", signed = ""] = cookie.split(".");
  const expected = Buffer.from(signature(moderatorId, device));
  const given = Buffer.from(signed);
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : null;
}

function signature(moderatorId: string, device: string): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set");
  return createHmac("sha256", secret).update(`device\0${moderatorId}\0${device}`).digest("base64url");
}
