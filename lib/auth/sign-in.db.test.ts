import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aModerator, anOrigin } from "@/tests/support/factories";
import { deviceCookie } from "./device";
import { hashPassword } from "./passwords";
import { FAILURES_MAX } from "./rate-limit";
import { verifySignIn } from "./sign-in";

process.env.NEXTAUTH_SECRET ??= "of no use outside this test";

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
    anOrigin(),
  );
  expect(found).toEqual({ id: member.id, name: member.name, email: member.email, role: "moderator" });
});

test("a wrong password, an unknown address and a disabled account all answer the same", async () => {
  const member = await aMember();
  const disabled = await aMember({ disabledAt: NOW });
  expect(await verifySignIn({ email: member.email, password: "salt road 13" }, NOW, anOrigin())).toBeNull();
  expect(
    await verifySignIn({ email: "nobody@desk.example", password: "salt road 12" }, NOW, anOrigin()),
  ).toBeNull();
  expect(await verifySignIn({ email: disabled.email, password: "salt road 12" }, NOW, anOrigin())).toBeNull();
});

test("after ten failures even the right password waits, and the wait is said in minutes", async () => {
  const member = await aMember();
  for (let failure = 0; failure < FAILURES_MAX.account; failure += 1) {
    await verifySignIn({ email: member.email, password: "wrong" }, NOW, anOrigin());
  }
  const soon = new Date(NOW.getTime() + 5 * MINUTE_MS);
  await expect(
    verifySignIn({ email: member.email, password: "salt road 12" }, soon, anOrigin()),
  ).rejects.toMatchObject({
    code: "too_many",
    message: "10",
  });
  const later = new Date(NOW.getTime() + 16 * MINUTE_MS);
  expect(
    await verifySignIn({ email: member.email, password: "salt road 12" }, later, anOrigin()),
  ).not.toBeNull();
});

test("a hundred guesses at once get no further than ten one after the other", async () => {
  const member = await aMember();
  const guesses = Array.from({ length: 100 }, () =>
    verifySignIn({ email: member.email, password: "wrong" }, NOW, anOrigin()),
  );
  const outcomes = await Promise.allSettled(guesses);
  const looked = outcomes.filter((outcome) => outcome.status === "fulfilled");
  expect(looked.length).toBeLessThanOrEqual(FAILURES_MAX.account);
});

test("a success forgets the failures before it, and the next attempt sweeps those too old to count", async () => {
  const member = await aMember();
  const long = new Date(NOW.getTime() - 20 * MINUTE_MS);
  await verifySignIn({ email: "long.ago@desk.example", password: "wrong" }, long, anOrigin());
  await verifySignIn({ email: member.email, password: "wrong" }, NOW, anOrigin());
  const old = { email: "long.ago@desk.example" };
  expect(await db.signInAttempt.count({ where: old }), "swept without a success").toBe(0);
  await verifySignIn({ email: member.email, password: "salt road 12" }, NOW, anOrigin());
  expect(await db.signInAttempt.count({ where: { email: member.email } })).toBe(0);
});

test("one address may not guess at account after account", async () => {
  await db.signInAttempt.deleteMany();
  const member = await aMember();
  const guess = (index: number, address: string) =>
    verifySignIn({ email: `sprayed.${index}@desk.example`, password: "wrong" }, NOW, anOrigin({ address }));
  for (let index = 0; index < FAILURES_MAX.address; index += 1) {
    await guess(index, `2001:db8:0:7::${index.toString(16)}`);
  }
  await expect(guess(99, "2001:db8:0:7:ffff::1")).rejects.toMatchObject({ code: "too_many" });
  const right = { email: member.email, password: "salt road 12" };
  expect(await verifySignIn(right, NOW, anOrigin({ address: "2001:db8:0:8::1" }))).not.toBeNull();
});

test("all addresses together may not either, yet a browser that signed in before gets in through it all", async () => {
  await db.signInAttempt.deleteMany();
  const member = await aMember();
  const other = await aMember();
  await db.signInAttempt.createMany({
    data: Array.from({ length: FAILURES_MAX.all }, (_, index) => ({
      id: randomUUID(),
      email: index < 20 ? member.email : `spread.${index}@desk.example`,
      address: `198.51.100.${index % 250}`,
      attemptedAt: NOW,
    })),
  });
  const right = { email: member.email, password: "salt road 12" };
  await expect(verifySignIn(right, NOW, anOrigin())).rejects.toMatchObject({ code: "too_many" });

  const { value } = deviceCookie(member.id);
  const known = anOrigin({ deviceCookie: () => value });
  expect(await verifySignIn(right, NOW, known)).not.toBeNull();
  await expect(
    verifySignIn({ ...right, email: other.email }, NOW, known),
    "the cookie of another account",
  ).rejects.toMatchObject({ code: "too_many" });
});

test("a known browser's own failures count, against itself only", async () => {
  await db.signInAttempt.deleteMany();
  const member = await aMember();
  const right = { email: member.email, password: "salt road 12" };
  const { value } = deviceCookie(member.id);
  const known = anOrigin({ deviceCookie: () => value });
  for (let failure = 0; failure < FAILURES_MAX.account; failure += 1) {
    await verifySignIn({ ...right, password: "wrong" }, NOW, known);
  }
  await expect(verifySignIn(right, NOW, known)).rejects.toMatchObject({ code: "too_many" });
  expect(await verifySignIn(right, NOW, anOrigin())).not.toBeNull();
});

test("a one-time password ends after a day", async () => {
  const until = new Date(NOW.getTime() + MINUTE_MS);
  const member = await aModerator({
    passwordHash: await hashPassword("salt road 12"),
    oneTimeUntil: until,
  });
  const right = { email: member.email, password: "salt road 12" };
  expect(await verifySignIn(right, NOW, anOrigin())).not.toBeNull();
  await expect(verifySignIn(right, until, anOrigin())).rejects.toMatchObject({
    code: "not_allowed",
    message: "one_time_over",
  });
});

test("a zero character in an address or a password belongs to nobody", async () => {
  expect(await verifySignIn({ email: "a\0@desk.example", password: "x" }, NOW, anOrigin())).toBeNull();
  expect(await verifySignIn({ email: "a@desk.example", password: "x\0" }, NOW, anOrigin())).toBeNull();
});
