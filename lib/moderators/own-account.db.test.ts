import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Actor, brandActor } from "@/lib/auth/actor";
import { beginSession, findSession } from "@/lib/auth/sessions";
import { verifySignIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import { actorFor, anOrigin } from "@/tests/support/factories";
import { createModerator, resetPassword } from "./mutations";
import { changeOwnName, changeOwnPassword, confirmOwnPassword } from "./own-account";

const NOW = new Date();

async function aNewcomer(email: string): Promise<{ actor: Actor; id: string; password: string }> {
  const admin = await actorFor("admin");
  const made = await createModerator(admin, { email, name: "Newcomer", role: "viewer" });
  const actor = brandActor({ moderatorId: made.id, name: "Newcomer", role: "viewer" });
  return { actor, id: made.id, password: made.oneTimePassword ?? "" };
}

const countChanges = (subject: string) =>
  db.auditEntry.count({ where: { subject, action: "moderator.change_password" } });

async function isOneTime({ moderatorId }: Actor): Promise<boolean> {
  const { oneTimeUntil } = await db.moderator.findUniqueOrThrow({ where: { id: moderatorId ?? "" } });
  return oneTimeUntil !== null;
}

test("a viewer replaces the one-time password; old sessions end and it is one-time no more", async () => {
  const { actor, id, password } = await aNewcomer("a@desk.example");
  expect(await isOneTime(actor)).toBe(true);
  const key = await beginSession(id, "Firefox", new Date());
  await changeOwnPassword(actor, { current: password, next: "nine grey lanterns" });
  expect(await isOneTime(actor)).toBe(false);
  expect(await verifySignIn({ email: "a@desk.example", password }, NOW, anOrigin())).toBeNull();
  const found = await verifySignIn(
    { email: "a@desk.example", password: "nine grey lanterns" },
    NOW,
    anOrigin(),
  );
  expect(found).toMatchObject({ id });
  expect(await countChanges(id)).toBe(1);
  expect(await findSession(key, new Date())).toBeNull();
});

test("the change asks for the current password, so repeating it changes nothing", async () => {
  const { actor, id, password } = await aNewcomer("b@desk.example");
  const change = { current: password, next: "nine grey lanterns" };
  await changeOwnPassword(actor, change);
  await expect(changeOwnPassword(actor, change)).rejects.toMatchObject({ code: "invalid" });
  expect(await countChanges(id)).toBe(1);
});

test("a reset makes the password a one-time one again", async () => {
  const { actor, id, password } = await aNewcomer("c@desk.example");
  await changeOwnPassword(actor, { current: password, next: "nine grey lanterns" });
  await resetPassword(await actorFor("admin"), { id });
  expect(await isOneTime(actor)).toBe(true);
});

test.each([
  ["the present one", "nine grey lanterns"],
  ["the present one in capitals", "NINE GREY LANTERNS"],
  ["a common one", "qwertyuiop12"],
  ["one's own name twice", "newcomernewcomer"],
  ["one's own address", "newcomer@desk.example"],
  ["one of an outlet", "HarbourCourier9"],
])("a new password that is %s is refused, and the old one stays", async (_, next) => {
  await db.article.create({ data: { id: randomUUID(), outlet: "Harbour Courier", paragraphs: [] } });
  const { actor, id, password } = await aNewcomer(`${randomUUID()}@desk.example`);
  await changeOwnPassword(actor, { current: password, next: "nine grey lanterns" });
  const change = changeOwnPassword(actor, { current: "nine grey lanterns", next });
  await expect(change).rejects.toMatchObject({ code: "invalid" });
  expect(await countChanges(id)).toBe(1);
});

test("guessing the current password is limited like signing in", async () => {
  const { actor, password } = await aNewcomer("d@desk.example");
  const guess = { current: "wrong", next: "nine grey lanterns" };
  for (let failure = 0; failure < 10; failure += 1) {
    await expect(changeOwnPassword(actor, guess)).rejects.toMatchObject({ code: "invalid" });
  }
  await expect(changeOwnPassword(actor, { ...guess, current: password })).rejects.toMatchObject({
    code: "too_many",
  });
});

test("a name changes once and is audited with what it was", async () => {
  const { actor, id } = await aNewcomer("e@desk.example");
  await changeOwnName(actor, { name: "Noor" });
  await changeOwnName(actor, { name: "Noor" });
  const audited = await db.auditEntry.findMany({ where: { subject: id, action: "moderator.change_name" } });
  expect(audited.map((entry) => entry.detail)).toEqual([{ from: "Newcomer", to: "Noor" }]);
});

test("the command line has no account to change", async () => {
  const commandLine = brandActor({ moderatorId: null, name: "command line", role: "admin" });
  await expect(changeOwnName(commandLine, { name: "Noor" })).rejects.toMatchObject({ code: "not_found" });
});

test("who acts is asked for their own password, as often as a sign-in would ask", async () => {
  const { actor, password } = await aNewcomer("f@desk.example");
  await confirmOwnPassword(actor, "account:edit", password);
  await expect(confirmOwnPassword(actor, "moderator:manage", password)).rejects.toMatchObject({
    code: "not_allowed",
  });
  for (const wrong of ["not it at all", ""]) {
    await expect(confirmOwnPassword(actor, "account:edit", wrong)).rejects.toThrow();
  }
  for (let failure = 0; failure < 9; failure += 1) {
    await expect(confirmOwnPassword(actor, "account:edit", "wrong")).rejects.toMatchObject({
      code: "invalid",
    });
  }
  await expect(confirmOwnPassword(actor, "account:edit", password)).rejects.toMatchObject({
    code: "too_many",
  });
});
