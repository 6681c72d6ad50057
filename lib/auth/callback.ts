import "server-only";
import { AppError } from "@/lib/errors";
import { hostCookie } from "./host-cookie";

export const CALLBACK_COOKIE = hostCookie("next-auth.callback-url");

/** Refuses an address to return to that is none; next-auth would take it for a fault of the desk's own. */
export function assertReadableCallback(request: Request): void {
  const told = new URL(request.url).searchParams.getAll("callbackUrl");
  const kept = request.headers.get("cookie")?.split(/;\s*/) ?? [];
  for (const cookie of kept) {
    const [name, value = ""] = cookie.split("=", 2);
    if (name === CALLBACK_COOKIE) told.push(decoded(value));
  }
  if (told.every((address) => address === "" || isWebAddress(address, request.url))) return;
  throw new AppError(
    "invalid",
    "The address to return to cannot be read. Delete this desk's cookies and open it from its start page.",
  );
}

function isWebAddress(address: string, base: string): boolean {
  if (!URL.canParse(address, address.startsWith("/") ? base : undefined)) return false;
  return /^https?:$/.test(new URL(address, base).protocol);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "unreadable:";
  }
}
