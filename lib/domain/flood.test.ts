import { expect, test } from "vitest";
import { type Flood, letThrough } from "./flood";

const MINUTE_MS = 60_000;

/** Sends `count` of each kind; answers how many were let through, and the flood after it. */
function send(kinds: readonly string[], atMs: number, flood?: Flood) {
  let passed = 0;
  let now = flood;
  for (const kind of kinds) {
    const { flood: next, isLet } = letThrough(now, kind, atMs);
    now = next;
    if (isLet) passed += 1;
  }
  return { isLet: passed, flood: now };
}

const many = (count: number, kind: (n: number) => string) => Array.from({ length: count }, (_, n) => kind(n));

test("of one kind only the first are let through, and others still are", () => {
  const { isLet, flood } = send(
    many(1000, () => "failed a"),
    0,
  );
  expect(isLet).toBeLessThan(20);
  expect(send(["failed b"], 0, flood).isLet).toBe(1);
});

test("a flood of ever new kinds ends somewhere, and keeps no more than was let through", () => {
  const { isLet, flood } = send(
    many(10_000, (n) => `failed ${n}`),
    0,
  );
  expect(isLet).toBeLessThan(500);
  expect(flood?.counts.size).toBe(isLet);
});

test("the next window lets through again, and tells once how many were left out", () => {
  const { isLet, flood } = send(
    many(1000, () => "failed a"),
    0,
  );
  const next = letThrough(flood, "failed a", 16 * MINUTE_MS);
  expect(next).toMatchObject({ isLet: true, leftOut: 1000 - isLet });
  expect(letThrough(next.flood, "failed a", 17 * MINUTE_MS)).toMatchObject({ isLet: true, leftOut: 0 });
});
