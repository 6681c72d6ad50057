import { expect, test } from "vitest";
import { cpuMilliseconds } from "@/tests/support/cpu-time";
import { hashPassword, newOneTimePassword, verifyPassword } from "./passwords";

test("a password matches its own hash and no other password does", async () => {
  const stored = await hashPassword("lantern street 9");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, "lantern street 9")).toBe(true);
  expect(await verifyPassword(stored, "lantern street 8")).toBe(false);
});

test("the same password typed on another keyboard, composed or not, matches", async () => {
  const stored = await hashPassword("caf\u00e9 harbour");
  expect(await verifyPassword(stored, "cafe\u0301 harbour")).toBe(true);
});

test("nobody's password is refused, after as much work as somebody's", async () => {
  const stored = await hashPassword("lantern street 9");
  expect(await verifyPassword(null, "lantern street 9")).toBe(false);
  const somebody = await cpuMilliseconds(() => verifyPassword(stored, "wrong"));
  const nobody = await cpuMilliseconds(() => verifyPassword(null, "wrong"));
  expect(nobody).toBeGreaterThan(somebody / 4);
});

test("one-time passwords are four groups of four and never the same", () => {
  const made = new Set(Array.from({ length: 200 }, newOneTimePassword));
  expect(made.size).toBe(200);
  for (const password of made) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
});
