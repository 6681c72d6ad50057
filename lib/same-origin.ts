import { AppError } from "@/lib/errors";

/**
 * Refuses a request that a page of another site made a browser send. Browsers name the page's origin on every POST;
 * a request without it comes from a program, which no other site can steer.
 */
export function assertSameOrigin(headers: Headers, ownOrigin: string | undefined): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isOwnOrigin = origin !== null && (origin === ownOrigin || hostOf(origin) === headers.get("host"));
  const isForeign = site === null ? origin !== null && !isOwnOrigin : site !== "same-origin";
  if (isForeign) {
    throw new AppError("not_allowed", "This request came from another site. Open your desk and do it there.");
  }
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
