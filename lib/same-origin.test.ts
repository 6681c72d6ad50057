import { expect, test } from "vitest";
import { assertSameOrigin } from "./same-origin";

const DESK = "https://desk.example";

test.each([
  ["the desk's own page", { "sec-fetch-site": "same-origin", origin: DESK, host: "127.0.0.1:3000" }],
  ["an older browser on the desk's page", { origin: DESK, host: "127.0.0.1:3000" }],
  [
    "a browser that reached the desk by another name",
    { origin: "http://10.0.0.5:3000", host: "10.0.0.5:3000" },
  ],
  ["a program", { host: "desk.example" }],
])("a request of %s passes", (_, headers) => {
  expect(() => assertSameOrigin(new Headers(headers), DESK)).not.toThrow();
});

test.each([
  ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example", host: "desk.example" }],
  [
    "a sister site",
    { "sec-fetch-site": "same-site", origin: "https://blog.desk.example", host: "desk.example" },
  ],
  ["another site in an older browser", { origin: "https://evil.example", host: "desk.example" }],
  ["a sandboxed frame", { origin: "null", host: "desk.example" }],
])("a request of %s is refused", (_, headers) => {
  expect(() => assertSameOrigin(new Headers(headers), DESK)).toThrow("another site");
});
