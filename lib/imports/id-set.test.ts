import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { idSet } from "./id-set";

test("an id is new once, however many there are and in whatever order they come", () => {
  fc.assert(
    fc.property(fc.array(fc.uuid({ version: 5 }), { maxLength: 400 }), (ids) => {
      const set = idSet(10_000);
      const met = new Set<string>();
      for (const id of [...ids, ...ids]) {
        expect(set.add(id)).toBe(!met.has(id));
        met.add(id);
      }
      expect(set.size).toBe(met.size);
    }),
    { numRuns: 50 },
  );
});

test("it grows past its first room and remembers all", () => {
  const ids = Array.from({ length: 20_000 }, () => randomUUID());
  const set = idSet(20_000);
  expect(ids.every((id) => set.add(id) === true)).toBe(true);
  expect(ids.every((id) => set.add(id) === false)).toBe(true);
});

test("a full set cannot tell what is new, and still knows what it has", () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const set = idSet(1);
  expect([set.add(first), set.add(second), set.add(first)]).toEqual([true, null, false]);
});
