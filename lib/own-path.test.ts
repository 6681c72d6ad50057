import { expect, test } from "vitest";
import { ownPath } from "./own-path";

const ASKED: [unknown, string][] = [
  ["/queue?status=open&sort=-net", "/queue?status=open&sort=-net"],
  ["/imports/17#warnings", "/imports/17#warnings"],
  ["https://elsewhere.example/queue", "/queue"],
  ["//elsewhere.example", "/queue"],
  ["/\\elsewhere.example", "/queue"],
  ["/..//elsewhere.example", "/queue"],
  ["/\t/elsewhere.example", "/queue"],
  ["javascript:alert(1)", "/queue"],
  ["/login?callbackUrl=/login", "/queue"],
  [undefined, "/queue"],
  [["/queue", "//elsewhere.example"], "/queue"],
];

test.each(ASKED)("%j leads to %s", (asked, path) => {
  expect(ownPath(asked)).toBe(path);
});
