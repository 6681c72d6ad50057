const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const READS = ["GET", "HEAD", "OPTIONS"];
// Tab and line ends may stand in a search.
const CONTROL = /%(?:0[0-8bcef]|1[\da-f]|7f)/i;
/** The largest body of an action, as Next takes it. */
export const BODY_BYTES_MAX = 1024 * 1024;
// These stream what they get, and count it themselves.
const UPLOADS = ["/api/imports", "/api/annotations/import"];

/**
 * Why a request goes no further, or null. Looks at nothing but its first lines, so it costs nothing.
 * @typedef {{ status: number, code: string, message: string, headers?: Record<string, string> }} Refusal
 * @param {import("node:http").IncomingMessage} request
 * @param {{ origins: string[], isSecure: boolean }} desk
 * @returns {Refusal | null}
 */
export function refusal(request, { origins, isSecure }) {
  const { method = "", url = "", headers } = request;
  if (!METHODS.includes(method)) {
    const allow = METHODS.join(", ");
    const message = `The desk knows no ${method} requests.`;
    return { status: 405, code: "invalid", message, headers: { allow } };
  }
  if (!isReadable(url)) {
    const message =
      "This address cannot be read: it holds a control character or a % that stands for nothing. Open the desk from its start page.";
    return { status: 400, code: "invalid", message };
  }
  const [origin = ""] = origins;
  if (isSecure && !cameByTls(headers) && pathOf(url) !== "/api/health") {
    const message = `The desk is at ${origin} only. Open it there.`;
    return READS.includes(method)
      ? { status: 308, code: "not_allowed", message, headers: { location: `${origin}${url}` } }
      : { status: 403, code: "not_allowed", message };
  }
  if (READS.includes(method)) return null;
  if (isForeign(headers, origins)) {
    const message = `This request came from another site. The desk is at ${origin}: open it and do it there.`;
    return { status: 403, code: "not_allowed", message };
  }
  const type = headers["content-type"] ?? "";
  // Next itself would read it, and fail at one that is no form.
  if (/^multipart\//i.test(type) && url.startsWith("/api/")) {
    const message = "No address of the desk's interface takes this kind of form.";
    return { status: 415, code: "invalid", message };
  }
  if (/^multipart\//i.test(type) && !/;\s*boundary=/i.test(type)) {
    const message = "This form cannot be read: it does not say what stands between its parts.";
    return { status: 400, code: "invalid", message };
  }
  return Number(headers["content-length"]) > bodyBytesMax(url) ? tooLarge() : null;
}

/** @returns {Refusal} */
export function tooLarge() {
  const message =
    "This is more than the megabyte that one act may hold. Nothing was changed. Do it in parts.";
  return { status: 413, code: "too_large", message, headers: { connection: "close" } };
}

/** How much a request to this address may bring. @param {string} url */
export function bodyBytesMax(url) {
  return UPLOADS.includes(pathOf(url)) ? Number.POSITIVE_INFINITY : BODY_BYTES_MAX;
}

/** @param {string} url */
function isReadable(url) {
  if (!url.startsWith("/") || CONTROL.test(url)) return false;
  try {
    // In a query a lone % is read as itself.
    decodeURIComponent(pathOf(url));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} url */
function pathOf(url) {
  return url.split(/[?#]/, 1)[0] ?? "";
}

/** What the proxy says it was asked by; without its word it was plain http. @param {import("node:http").IncomingHttpHeaders} headers */
function cameByTls(headers) {
  return (
    String(headers["x-forwarded-proto"] ?? "")
      .split(",")[0]
      ?.trim() === "https"
  );
}

/**
 * Browsers name the page's origin on every write, and newer ones also how it stands to ours; a request with neither
 * comes from a program, which no other site can steer.
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {string[]} origins
 */
function isForeign(headers, origins) {
  const site = headers["sec-fetch-site"];
  const { origin } = headers;
  return (
    (site !== undefined && site !== "same-origin") || (origin !== undefined && !origins.includes(origin))
  );
}
