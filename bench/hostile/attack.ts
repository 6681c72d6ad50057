import type { Random } from "../fuzz/random";

export type Attack = { method: string; path: string; headers: Record<string, string>; body: string | null };

const METHODS = [
  ...["GET", "GET", "GET", "GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"],
  ...["TRACE", "PROPFIND", "QUERY"],
] as const;
const VALUES = [
  ...["", "0", "-1", "1", "99999999999999999999", "1e309", "NaN", "-0.0", "9007199254740993", "2147483648"],
  ...[
    "%00",
    "a%00b",
    "%",
    "%E0%A4",
    "%FF",
    "%F0%9F%A6%81",
    "%ED%A0%80",
    "%0d%0aset-cookie:a=b",
    "%1b[2J",
    "%7f",
  ],
  ...[
    "..%2f..%2fetc%2fpasswd",
    "....//",
    "%2e%2e/",
    "\\..\\",
    "//evil.example",
    "http://[",
    "http://evil.example",
  ],
  ...[
    "'",
    "%27%20OR%201=1--",
    "%22;DROP%20TABLE%20comment;--",
    "$1",
    "%25%25",
    "_",
    "\\",
    "*",
    "a:*%20%26%20!b",
  ],
  ...[
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "{{7*7}}",
    "$%7B7*7%7D",
    "javascript:alert(1)",
    "[object%20Object]",
  ],
  ...["null", "undefined", "true", "[]", "{}", "__proto__", "constructor", "toString", "%E2%80%AE", "%C2%A0"],
  ...["bnVsbA", "W10", "WzEsMl0", "WyIyMDI2IiwiYSJd", "WzFlOTk5LCJhIl0", "WyJcdTAwMDAiLCJcdTAwMDAiXQ", "e30"],
  ...[
    "WyIyMDI2LTExLTMwVDAwOjAwOjAwWiIsIngiXQ",
    "Wzk5OTk5OTk5OTk5OTk5OTk5OTk5LCIwMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDAiXQ",
  ],
  ...[
    "00000000-0000-4000-8000-000000000000",
    "2026-13-45T99:99:99Z",
    "+275760-09-13T00:00:00.001Z",
    "open,kept",
  ],
  ...[
    "-net",
    "-postedAt",
    "open",
    "csv",
    "jsonld",
    "yes",
    "report.csv",
    "changes.csv",
    "signin",
    "csrf",
    "session",
  ],
] as const;
const HEADERS: readonly [Record<string, string>, ...Record<string, string>[]] = [
  {},
  {},
  {},
  { origin: "http://[" },
  { origin: "null" },
  { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  { "sec-fetch-site": "cross-site" },
  { host: "evil.example", "x-forwarded-for": "not an address", "x-forwarded-proto": "gopher" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22" },
  { rsc: "1", "next-router-state-tree": "not%20a%20tree", "next-router-prefetch": "1" },
  { "x-middleware-subrequest": "proxy:proxy:proxy", "x-komainu-path": "//evil.example" },
  { "content-type": "multipart/form-data" },
  { "content-type": "multipart/form-data; boundary=x" },
  { "content-type": "application/json" },
  { "content-type": "application/x-www-form-urlencoded" },
  { range: "bytes=5-1", "if-none-match": '"', "if-modified-since": "never" },
  { cookie: "next-auth.session-token=a.b.c.d.e; next-auth.callback-url=http%3A%2F%2F%5B; komainu-theme=%" },
  { "accept-encoding": "br;q=nan", "accept-language": "x".repeat(4000), accept: "*" },
];
const BODIES = [
  ...["", "{", "[]", "null", '[{"id":"\\u0000","ids":["\\u0000"]}]', '[{"id":1e999}]', "x".repeat(1_100_000)],
  ...[
    '["$undefined"]',
    '["$K1"]',
    '["$F1"]',
    '[{"__proto__":{"a":1}}]',
    '["$@1"]',
    "--x\r\n\r\n",
    "a=%00&csrfToken=%",
  ],
  ...[
    '[{"text":"\\ud800","moderatorId":"x","email":"\\u0000","next":"a"}]',
    `[${"[".repeat(5000)}`,
    "\u0000\u0001",
  ],
] as const;

/** One request that nobody of good will sends. */
export function nextAttack(
  random: Random,
  targets: { routes: string[]; words: string[]; actions: string[]; ids: string[] },
): Attack {
  const pick = <Item>(items: readonly Item[]) => items[random.below(items.length)] as Item;
  const value = () => (random.below(4) === 0 && targets.ids.length > 0 ? pick(targets.ids) : pick(VALUES));
  const path = pick(targets.routes).replace(/\[[^\]]+\]/g, () => value());
  const query = Array.from({ length: random.below(4) }, () => `${pick(targets.words)}=${value()}`).join("&");
  const isAction = random.below(6) === 0;
  const method = isAction ? "POST" : pick(METHODS);
  const action = isAction && {
    "next-action": random.below(8) === 0 ? pick(VALUES).slice(0, 40) : pick(targets.actions),
  };
  return {
    method,
    path: `${path || "/"}${random.below(20) === 0 ? value() : ""}${query && `?${query}`}`.replace(/\s/g, "+"),
    headers: { ...pick(HEADERS), ...(isAction && { "content-type": "text/plain;charset=UTF-8" }), ...action },
    body: ["GET", "HEAD", "TRACE", "OPTIONS"].includes(method) ? null : pick(BODIES),
  };
}
