import "server-only";
import { AppError } from "@/lib/errors";
import { parseJson } from "@/lib/formats/json/parse-json";

/** Refuses a body that is none, and an address to return to that is none: next-auth would take either for a fault of the desk's own. */
export async function assertReadable(request: Request): Promise<void> {
  const told = [...new URL(request.url).searchParams.getAll("callbackUrl"), ...(await toldInBody(request))];
  if (told.every((address) => address === "" || isWebAddress(address, request.url))) return;
  throw new AppError(
    "invalid",
    "The address to return to cannot be read. Open the desk from its start page.",
  );
}

async function toldInBody(request: Request): Promise<string[]> {
  if (request.method !== "POST") return [];
  const text = await request.clone().text();
  const isJson = request.headers.get("content-type")?.includes("application/json");
  if (!isJson) return new URLSearchParams(text).getAll("callbackUrl");
  const body: unknown = parseJson(text);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new AppError("invalid", "This form cannot be read: it is no JSON object.");
  }
  return "callbackUrl" in body && typeof body.callbackUrl === "string" ? [body.callbackUrl] : [];
}

function isWebAddress(address: string, base: string): boolean {
  if (!URL.canParse(address, address.startsWith("/") ? base : undefined)) return false;
  return /^https?:$/.test(new URL(address, base).protocol);
}
