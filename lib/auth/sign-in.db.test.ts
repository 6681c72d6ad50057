import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aModerator } from "@/tests/support/factories";
import { hashPassword } from "./passwords";
import { FAILURES_MAX } from "./rate-limit";
import { verifySignIn } from "./sign-in";

const NOW = new Date("2026-11-21T09:00:00Z");
const MINUTE_MS = 60_000;

async function aMember(overrides: { disabledAt?: Date } = {}) {
  return aModerator({ passwordHash: await hashPassword("salt road 12"), ...overrides });
}

test("the right password signs in, whatever the case of the address", async () => {
  const member = await aMember();
  const found = await verifySignIn(
    { email: ` ${member.email.toUpperCase()} `, password: "salt road 12" },
    NOW,
  );
  expect(found).toEqual({ id: member.id, name: member.name, sessionVersion: 1 });
});

test("a wrong password, an unknown address and a disabled account all answer the same", async () => {
  const member = await aMember();
  const disabled = await aMember({ disabledAt: NOW });
  expect(await verifySignIn({ email: member.email, password: "salt road 13" }, NOW)).toBeNull();
  expect(await verifySignIn({ email: "nobody@desk.example", password: "salt road 12" }, NOW)).toBeNull();
  expect(await verifySignIn({ email: disabled.email, password: "salt road 12" }, NOW)).toBeNull();
});

test("after ten failures even the right password waits, and the wait is said in minutes", async () => {
  const member = await aMember();
  for (let failure = 0; failure < FAILURES_MAX; failure += 1) {
    await verifySignIn({ email: member.email, password: "wrong" }, NOW);
  }
  const soon = new Date(NOW.getTime() + 5 * MINUTE_MS);
  await expect(verifySignIn({ email: member.email, password: "salt road 12" }, soon)).rejects.toMatchObject({
    code: "too_many",
    message: "10",
  });
  const later = new Date(NOW.getTime() + 16 * MINUTE_MS);
  expect(await verifySignIn({ email: member.email, password: "salt road 12" }, later)).not.toBeNull();
});

test("a hundred guesses at once get no further than ten one after the other", async () => {
  const member = await aMember();
  const guesses = Array.from({ length: 100 }, () =>
    verifySignIn({ email: member.email, password: "wrong" }, NOW),
  );
  const outcomes = await Promise.allSettled(guesses);
  const looked = outcomes.filter((outcome) => outcome.status === "fulfilled");
  expect(looked.length).toBeLessThanOrEqual(FAILURES_MAX);
});

test("a success forgets the failures before it, and those too old to count", async () => {
  const member = await aMember();
  await verifySignIn(
    { email: "long.ago@desk.example", password: "wrong" },
    new Date(NOW.getTime() - 20 * MINUTE_MS),
  );
  await verifySignIn({ email: member.email, password: "wrong" }, NOW);
  await verifySignIn({ email: member.email, password: "salt road 12" }, NOW);
  const kept = await db.signInAttempt.count({
    where: { email: { in: [member.email, "long.ago@desk.example"] } },
  });
  expect(kept).toBe(0);
});
