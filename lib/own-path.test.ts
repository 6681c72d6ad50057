import { expect, test } from "vitest";
import { ownPath, START_PATH } from "./own-path";

const ASKED: [unknown, string][] = [
  ["/queue?status=open&sort=-net", "/queue?status=open&sort=-net"],
  ["/imports/17#warnings", "/imports/17#warnings"],
  ["https://elsewhere.example/queue", START_PATH],
  ["//elsewhere.example", START_PATH],
  ["/\\elsewhere.example", START_PATH],
  ["/..//elsewhere.example", START_PATH],
  ["/\t/elsewhere.example", START_PATH],
  ["javascript:alert(1)", START_PATH],
  ["/login?callbackUrl=/login", START_PATH],
  [undefined, START_PATH],
  [["/queue", "//elsewhere.example"], START_PATH],
];

test.each(ASKED)("%j leads to %s", (asked, path) => {
  expect(ownPath(asked)).toBe(path);
});
