import { STATUS_CODES } from "node:http";
import { clientAddress } from "./client-address.mjs";
import { bodyBytesMax, refusal, tooLarge } from "./refusal.mjs";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.mjs";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
// What only we tell Next about a request. Whoever sends it says nothing.
const OURS = ["forwarded", "x-real-ip", "x-forwarded-port", "x-forwarded-server"];

/**
 * @typedef {{ address: URL, trusted: import("node:net").BlockList }} Desk the address of KOMAINU_URL, and whose word on who asks is believed
 */

/**
 * The one way into the desk: every answer gets its headers here, and what no route should see ends here.
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<void>} handle
 * @param {Desk} desk
 * @returns {import("node:http").RequestListener}
 */
export function front(handle, desk) {
  const isSecure = desk.address.protocol === "https:";
  const origins = ownOrigins(desk.address);
  return (request, response) => {
    const policy = contentSecurityPolicy();
    for (const [name, value] of Object.entries(securityHeaders(policy, isSecure))) {
      response.setHeader(name, value);
    }
    settleAnswer(request, response);
    const refused = refusal(request, { origins, isSecure });
    if (refused) return refuse(request, response, refused);
    tellNext(request, desk, policy);
    const limit = limitBody(request, response);
    handle(request, response).catch((error) => {
      if (!limit.isPassed) response.destroy(error);
    });
  };
}

/**
 * For what is no HTTP at all.
 * @param {Desk} desk
 * @returns {(error: Error, socket: import("node:stream").Duplex) => void}
 */
export function refuseUnreadable({ address }) {
  return (_error, socket) => {
    if (!socket.writable) return socket.destroy();
    const headers = {
      ...securityHeaders(contentSecurityPolicy(), address.protocol === "https:"),
      ...{ "cache-control": "no-store", connection: "close", "content-length": "0" },
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join("")}\r\n`);
  };
}

/** The last word on an answer, whatever a route or Next itself makes of it. */
function settleAnswer({ method, url = "" }, response) {
  // Only what the build made, under names made from its content, may be kept.
  const isKept = url.startsWith("/_next/static/");
  // Our actions answer their own failures as values, so this one is of Next, which could not read what was sent.
  const isAction = method === "POST" && !url.startsWith("/api/");
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status, ...rest) => {
    const told = String(response.getHeader("cache-control") ?? "");
    if (!isKept && !told.includes("no-store")) response.setHeader("cache-control", "no-store");
    return writeHead(isAction && status === 500 ? 400 : status, ...rest);
  };
}

/** On this machine it has three names. @param {URL} address */
function ownOrigins({ origin, hostname, protocol, port }) {
  if (!LOOPBACK.includes(hostname)) return [origin];
  return [origin, ...LOOPBACK.map((name) => `${protocol}//${name}${port && `:${port}`}`)];
}

/** Next believes these headers, so they say what we know. */
function tellNext(request, { address, trusted }, policy) {
  const { headers } = request;
  headers["x-forwarded-for"] = clientAddress(
    request.socket.remoteAddress,
    headers["x-forwarded-for"],
    trusted,
  );
  for (const name of OURS) delete headers[name];
  if (headers.cookie) headers.cookie = readableCookies(headers.cookie, address);
  headers.host = address.host;
  headers["x-forwarded-host"] = address.host;
  headers["x-forwarded-proto"] = address.protocol.slice(0, -1);
  headers["content-security-policy"] = policy;
  const asked = new URL(request.url, address);
  asked.searchParams.delete("_rsc");
  headers["x-komainu-path"] = `${asked.pathname}${asked.search}`;
}

/** Next-auth fails on every page where its cookie of the address to return to holds none. */
function readableCookies(cookies, address) {
  const isReadable = (cookie) => {
    const [name = "", value = ""] = cookie.split("=", 2);
    return !name.endsWith("next-auth.callback-url") || isWebAddress(value, address);
  };
  return cookies.split(/;\s*/).filter(isReadable).join("; ");
}

function isWebAddress(encoded, base) {
  try {
    const address = decodeURIComponent(encoded);
    return /^https?:$/.test(new URL(address, address.startsWith("/") ? base : undefined).protocol);
  } catch {
    return false;
  }
}

/** Cuts off a body that does not say how long it is. */
function limitBody(request, response) {
  const limit = { isPassed: false };
  const max = bodyBytesMax(request.url);
  if (request.headers["content-length"] !== undefined || max === Number.POSITIVE_INFINITY) return limit;
  const push = request.push.bind(request);
  let bytes = 0;
  request.push = (chunk, encoding) => {
    bytes += chunk?.length ?? 0;
    if (bytes <= max) return push(chunk, encoding);
    if (!limit.isPassed) {
      limit.isPassed = true;
      refuse(request, response, tooLarge());
      response.once("finish", () => request.destroy());
    }
    return false;
  };
  return limit;
}

function refuse(request, response, { status, code, message, headers = {} }) {
  if (response.headersSent) return response.destroy();
  const isApi = request.url?.startsWith("/api/");
  const body = isApi ? JSON.stringify({ code, message }) : message;
  response.writeHead(status, STATUS_CODES[status], {
    ...headers,
    "content-type": isApi ? "application/json" : "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
