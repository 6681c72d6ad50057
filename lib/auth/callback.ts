import "server-only";
import { AppError } from "@/lib/errors";

/** Refuses an address to return to that is none; next-auth would take it for a fault of the desk's own. */
export function assertReadableCallback(request: Request): void {
  const told = new URL(request.url).searchParams.getAll("callbackUrl");
  if (told.every((address) => address === "" || isWebAddress(address, request.url))) return;
  throw new AppError(
    "invalid",
    "The address to return to cannot be read. Open the desk from its start page.",
  );
}

function isWebAddress(address: string, base: string): boolean {
  if (!URL.canParse(address, address.startsWith("/") ? base : undefined)) return false;
  return /^https?:$/.test(new URL(address, base).protocol);
}
