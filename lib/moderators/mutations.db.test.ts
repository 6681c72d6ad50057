import { expect, test } from "vitest";
import { verifySignIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import { actorFor, aModerator, anOrigin } from "@/tests/support/factories";
import {
  createModerator,
  disableModerator,
  enableModerator,
  endSessions,
  resetPassword,
  setRole,
} from "./mutations";

const NOW = new Date("2026-11-21T09:00:00Z");

async function auditOf(subject: string) {
  const entries = await db.auditEntry.findMany({ where: { subject }, orderBy: { at: "asc" } });
  return entries.map((entry) => entry.action);
}

test("a created person signs in with the one-time password, and the creation is audited", async () => {
  const admin = await actorFor("admin");
  const made = await createModerator(admin, { email: "Nao@Desk.example ", name: "Nao", role: "moderator" });
  expect(made.email).toBe("nao@desk.example");
  const found = await verifySignIn({ email: made.email, password: made.oneTimePassword }, NOW, anOrigin());
  expect(found?.id).toBe(made.id);
  expect(await auditOf(made.id)).toEqual(["moderator.create"]);
});

test("a chosen password is not handed back", async () => {
  const admin = await actorFor("admin");
  const input = { email: "own@desk.example", name: "Own", role: "viewer", password: "salt road 12" } as const;
  expect((await createModerator(admin, input)).oneTimePassword).toBeNull();
});

test("creating the same address twice, even at once, makes one account", async () => {
  const admin = await actorFor("admin");
  const input = { email: "twice@desk.example", name: "Twice", role: "viewer" } as const;
  const outcomes = await Promise.allSettled([createModerator(admin, input), createModerator(admin, input)]);
  expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(createModerator(admin, input)).rejects.toMatchObject({ code: "conflict" });
});

test("a reset ends the old password and every session, and repeating it makes another password", async () => {
  const admin = await actorFor("admin");
  const person = await createModerator(admin, { email: "reset@desk.example", name: "Reset", role: "viewer" });
  const first = await resetPassword(admin, { id: person.id });
  const second = await resetPassword(admin, { id: person.id });
  expect(
    await verifySignIn({ email: person.email, password: person.oneTimePassword }, NOW, anOrigin()),
  ).toBeNull();
  expect(
    await verifySignIn({ email: person.email, password: first.oneTimePassword }, NOW, anOrigin()),
  ).toBeNull();
  const found = await verifySignIn(
    { email: person.email, password: second.oneTimePassword },
    NOW,
    anOrigin(),
  );
  expect(found?.id).toBe(person.id);
  expect(await auditOf(person.id)).toContain("moderator.reset_password");
});

test("a role changes once, however often it is asked for", async () => {
  const admin = await actorFor("admin");
  const person = await aModerator({ role: "viewer" });
  await setRole(admin, { id: person.id, role: "moderator" });
  await setRole(admin, { id: person.id, role: "moderator" });
  expect((await db.moderator.findUniqueOrThrow({ where: { id: person.id } })).role).toBe("moderator");
  expect(await auditOf(person.id)).toEqual(["moderator.set_role"]);
});

test("disabling ends sessions once, and enabling opens the account again", async () => {
  const admin = await actorFor("admin");
  const person = await aModerator();
  await disableModerator(admin, { id: person.id });
  await disableModerator(admin, { id: person.id });
  const disabled = await db.moderator.findUniqueOrThrow({ where: { id: person.id } });
  expect(disabled.disabledAt).not.toBeNull();
  await enableModerator(admin, { id: person.id });
  await enableModerator(admin, { id: person.id });
  expect(await auditOf(person.id)).toEqual(["moderator.disable", "moderator.enable"]);
});

test("ending sessions is audited each time it is asked for", async () => {
  const admin = await actorFor("admin");
  const person = await aModerator();
  await endSessions(admin, { id: person.id });
  expect(await auditOf(person.id)).toEqual(["moderator.end_sessions"]);
});

test("the last admin stays: two admins who demote or disable each other at once leave one", async () => {
  const admin = await actorFor("admin");
  await db.moderator.updateMany({
    where: { id: { not: admin.moderatorId ?? "" } },
    data: { role: "viewer" },
  });
  const id = admin.moderatorId ?? "";
  await expect(setRole(admin, { id, role: "viewer" })).rejects.toMatchObject({ code: "conflict" });
  await expect(disableModerator(admin, { id })).rejects.toMatchObject({ code: "conflict" });

  const other = await aModerator({ role: "admin" });
  const outcomes = await Promise.allSettled([
    setRole(admin, { id: other.id, role: "moderator" }),
    disableModerator(admin, { id }),
  ]);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  expect(await db.moderator.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
});

test("a moderator may change nobody's account", async () => {
  const actor = await actorFor("moderator");
  const { id } = await aModerator();
  const refused = { code: "not_allowed" };
  const input = { email: "new@desk.example", name: "New", role: "admin" } as const;
  await expect(createModerator(actor, input)).rejects.toMatchObject(refused);
  await expect(resetPassword(actor, { id })).rejects.toMatchObject(refused);
  await expect(setRole(actor, { id, role: "admin" })).rejects.toMatchObject(refused);
  await expect(disableModerator(actor, { id })).rejects.toMatchObject(refused);
  await expect(enableModerator(actor, { id })).rejects.toMatchObject(refused);
  await expect(endSessions(actor, { id })).rejects.toMatchObject(refused);
  expect(await auditOf(id)).toEqual([]);
});
