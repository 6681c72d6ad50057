import { expect, test } from "vitest";
import { IdSet } from "./id-set";

test("half a million ids are told apart from as many others", () => {
  const ids = new IdSet();
  for (let at = 0; at < 500_000; at++) ids.add(`7${at}`);
  let known = 0;
  let strange = 0;
  for (let at = 0; at < 500_000; at++) {
    if (ids.has(`7${at}`)) known++;
    if (ids.has(`post-${at}`)) strange++;
  }
  expect([known, strange]).toEqual([500_000, 0]);
  expect(ids.add("7499999")).toBe(false);
  ids.clear();
  expect(ids.has("7499999")).toBe(false);
});
