import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { trustedProxies } from "./client-address.mjs";
import { front, refuseUnreadable } from "./front.mjs";
import { BODY_BYTES_MAX } from "./refusal.mjs";

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
type Asked = { method?: string; headers?: Record<string, string>; body?: string; isChunked?: boolean };

const HTTP = "http://desk.example:3000";
const HTTPS = "https://desk.example";
const open: { close: () => unknown }[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A desk whose routes answer with the headers that they were handed. */
async function aDesk(address: string, proxies?: string) {
  const desk = {
    address: new URL(address),
    trusted: trustedProxies(proxies, address.startsWith("https:")),
  };
  const server = createServer(
    front(async (incoming, response) => {
      for await (const _ of incoming);
      if (incoming.url?.includes("fails")) response.statusCode = 500;
      if (incoming.url?.includes("kept")) response.setHeader("cache-control", "private, max-age=60");
      response.end(JSON.stringify(incoming.headers));
    }, desk),
  );
  server.on("clientError", refuseUnreadable(desk));
  open.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  return { port, ask: (path: string, asked: Asked = {}) => ask(port, path, asked) };
}

async function ask(port: number, path: string, { method, headers, body, isChunked }: Asked): Promise<Answer> {
  const sent = request({ port, path, method, headers });
  sent.on("error", () => undefined);
  if (body !== undefined && !isChunked) sent.setHeader("content-length", Buffer.byteLength(body));
  if (body) for (let at = 0; at < body.length; at += 65_536) sent.write(body.slice(at, at + 65_536));
  sent.end();
  const [answer] = await once(sent, "response");
  let text = "";
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode, headers: answer.headers, body: text };
}

async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(text);
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

const ALWAYS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "content-security-policy": expect.stringMatching(/script-src 'self' 'nonce-/),
  "cache-control": "no-store",
};

test.each([
  ["a page", "GET", "/queue", 200],
  ["a % that stands for nothing", "GET", "/%", 400],
  ["half a character", "GET", "/articles/%e0%a4", 400],
  ["a zero character in the path", "GET", "/articles/%00", 400],
  ["a zero character in a parameter", "GET", "/queue?q=a%00b", 400],
  ["an escape character in a parameter", "GET", "/queue?q=%1B[2J", 400],
  ["another host's address", "GET", "http://evil.example/queue", 400],
  ["a lone % in a parameter", "GET", "/queue?q=100%", 200],
  ["a line end in a search", "GET", "/queue?q=a%0Ab", 200],
  ["TRACE", "TRACE", "/queue", 405],
  ["a method of WebDAV", "PROPFIND", "/queue", 405],
  ["too much for an act", "POST", "/queue", 413],
])("%s gets its answer, with every header that guards it", async (what, method, path, status) => {
  const { ask } = await aDesk(HTTP);
  const body = what.startsWith("too much") ? "x".repeat(BODY_BYTES_MAX + 1) : undefined;
  const answer = await ask(path, { method, ...(body !== undefined && { body }) });
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject(ALWAYS);
});

test("a megabyte that does not say how long it is is cut off and told so; an upload is not", async () => {
  const { ask } = await aDesk(HTTP);
  const body = "x".repeat(2 * BODY_BYTES_MAX);
  const act = await ask("/queue", { method: "POST", body, isChunked: true });
  expect(act.status).toBe(413);
  expect(act.body).toContain("more than the megabyte");
  expect((await ask("/api/imports?name=a", { method: "POST", body, isChunked: true })).status).toBe(200);
});

test("what the build made under a name of its own may be kept, and nothing else", async () => {
  const { ask } = await aDesk(HTTP);
  expect((await ask("/_next/static/chunks/a.js")).headers["cache-control"]).toBeUndefined();
  for (const path of [
    "/api/counts",
    "/_next/image?url=a",
    "/x/../_next/static/",
    "/.well-known/security.txt",
  ]) {
    expect((await ask(path)).headers["cache-control"]).toBe("no-store");
  }
});

test("no route has the last word on what may be kept, and what Next cannot read is no failure of ours", async () => {
  const { ask } = await aDesk(HTTP);
  expect((await ask("/queue?kept")).headers["cache-control"]).toBe("no-store");
  expect((await ask("/queue?fails", { method: "POST", body: "[" })).status).toBe(400);
  expect((await ask("/queue?fails")).status).toBe(500);
  expect((await ask("/api/imports?fails", { method: "POST", body: "[" })).status).toBe(500);
  const form = { "content-type": "multipart/form-data" };
  expect((await ask("/queue", { method: "POST", headers: form, body: "x" })).status).toBe(400);
  expect((await ask("/api/nowhere", { method: "POST", headers: form, body: "x" })).status).toBe(415);
});

test("a kept address to return to that is none is left out of the cookies", async () => {
  const { ask } = await aDesk(HTTP);
  const cookies = async (value: string) =>
    JSON.parse(
      (await ask("/queue", { headers: { cookie: `a=b; next-auth.callback-url=${value}; c=%` } })).body,
    ).cookie;
  for (const value of ["http%3A%2F%2F%5B", "%E0%A4", "queue", ""])
    expect(await cookies(value)).toBe("a=b; c=%");
  expect(await cookies("%2Fqueue")).toContain("next-auth.callback-url=%2Fqueue");
});

test("what is no HTTP is refused with the same headers", async () => {
  const { port } = await aDesk(HTTP);
  const answer = await raw(port, "GET /queue\x01 HTTP/9.9\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1.1 400/);
  expect(answer).toContain("x-content-type-options: nosniff");
  expect(answer).toContain("cache-control: no-store");
});

test.each([
  ["the desk's own page", { "sec-fetch-site": "same-origin", origin: HTTPS }, 200],
  ["an older browser on the desk's page", { origin: HTTPS }, 200],
  ["a program", {}, 200],
  ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
  ["another site without an origin", { "sec-fetch-site": "cross-site" }, 403],
  ["a sister site", { "sec-fetch-site": "same-site", origin: "https://blog.desk.example" }, 403],
  ["a sandboxed frame", { origin: "null" }, 403],
  ["the desk's name without TLS", { origin: "http://desk.example" }, 403],
  ["an origin that is none", { origin: "http://[" }, 403],
  ["a site that calls itself the host", { origin: "https://evil.example", host: "evil.example" }, 403],
  [
    "a site that a proxy calls the host",
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    403,
  ],
])("a write that %s sends is answered %3$s", async (_, headers, status) => {
  const { ask } = await aDesk(HTTPS);
  const answer = await ask("/queue", {
    method: "POST",
    headers: { "x-forwarded-proto": "https", "next-action": "0", ...headers },
  });
  expect(answer.status).toBe(status);
});

test("a desk on this machine answers to each name of it, and to no other", async () => {
  const { ask } = await aDesk("http://localhost:3000");
  const write = async (origin: string) =>
    (await ask("/queue", { method: "POST", headers: { origin } })).status;
  expect(await write("http://127.0.0.1:3000")).toBe(200);
  expect(await write("http://127.0.0.1:3001")).toBe(403);
  expect(await write("http://192.168.0.7:3000")).toBe(403);
});

test("plain http is sent to https where the desk is there, except for its health", async () => {
  const { ask } = await aDesk(HTTPS);
  const page = await ask("/queue?status=open");
  expect(page.status).toBe(308);
  expect(page.headers.location).toBe(`${HTTPS}/queue?status=open`);
  expect((await ask("/queue", { headers: { "x-forwarded-proto": "http" } })).status).toBe(308);
  expect((await ask("/api/auth/csrf", { method: "POST" })).status).toBe(403);
  expect((await ask("/api/health")).status).toBe(200);
  const secure = await ask("/queue", { headers: { "x-forwarded-proto": "https" } });
  expect(secure.status).toBe(200);
  for (const { headers } of [page, secure]) {
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  }
  expect((await (await aDesk(HTTP)).ask("/queue")).headers["strict-transport-security"]).toBeUndefined();
});

test("routes hear the desk's own host, whatever a request says", async () => {
  const { ask } = await aDesk(HTTP);
  const told = JSON.parse(
    (
      await ask("/queue?a=1&_rsc=xyz", {
        headers: { host: "evil.example", "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
      })
    ).body,
  );
  expect(told).toMatchObject({
    host: "desk.example:3000",
    "x-forwarded-host": "desk.example:3000",
    "x-forwarded-proto": "http",
    "x-forwarded-for": "127.0.0.1",
    "x-komainu-path": "/queue?a=1",
  });
  expect(told).not.toHaveProperty("forwarded");
});

test("only a trusted proxy is believed about who asks", async () => {
  const told = async (proxies: string | undefined, forwarded: string) => {
    const { ask } = await aDesk(HTTP, proxies);
    const answer = await ask("/queue", { headers: { "x-forwarded-for": forwarded } });
    return JSON.parse(answer.body)["x-forwarded-for"];
  };
  expect(await told(undefined, "203.0.113.9")).toBe("127.0.0.1");
  expect(await told("127.0.0.1", "203.0.113.9")).toBe("203.0.113.9");
  expect(await told("127.0.0.1", "198.51.100.1, 203.0.113.9")).toBe("203.0.113.9");
  expect(await told("127.0.0.0/8,10.0.0.0/8", "203.0.113.9, 10.1.2.3")).toBe("203.0.113.9");
  expect(await told("127.0.0.1", "not an address")).toBe("127.0.0.1");
});

test.each(["desk.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0"])(
  "the proxy %s is refused by name",
  (text) => {
    expect(() => trustedProxies(text, false)).toThrow(`KOMAINU_TRUSTED_PROXIES holds "${text}"`);
  },
);
