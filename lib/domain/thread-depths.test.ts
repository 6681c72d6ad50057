import fc from "fast-check";
import { expect, test } from "vitest";
import { threadDepths } from "./thread-depths";

test("depth counts the links to the first comment of a conversation, as far as they are known", () => {
  const depths = threadDepths([
    { id: "c", parentId: "b" },
    { id: "b", parentId: "a" },
    { id: "a", parentId: null },
    { id: "stray", parentId: "unknown" },
  ]);
  expect(Object.fromEntries(depths)).toEqual({ a: 0, b: 1, c: 2, stray: 0 });
});

test("any links end, also circles", () => {
  const links = fc.array(
    fc.record({ id: fc.nat(6).map(String), parentId: fc.option(fc.nat(6).map(String)) }),
  );
  fc.assert(
    fc.property(links, (all) => {
      for (const depth of threadDepths(all).values()) expect(depth).toBeLessThanOrEqual(all.length);
    }),
  );
});
