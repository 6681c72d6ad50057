import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { RefusedByRole } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { handle } from "@/lib/http";
import { resetPassword } from "@/lib/moderators/mutations";
import { saveSetting } from "@/lib/settings/mutations";
import { actorFor, aModerator } from "@/tests/support/factories";
import { listAudit } from "./data";
import { exportAudit } from "./export";
import { loadAuditQuery } from "./query";
import { recordAudit } from "./record";
import { recordFailure } from "./record-failure";

const asked = async (search = "") => loadAuditQuery(new URLSearchParams(search));

test("an admin reads the log, cut down to a person, a kind, days and words; nobody else does", async () => {
  const admin = await actorFor("admin", { name: "Noor" });
  const person = await aModerator({ name: "Kei" });
  await resetPassword(admin, { id: person.id });
  await recordAudit(db, admin, { action: "export", subject: "comments", detail: { query: "?q=ferry" } });
  const rows = async (search: string) => (await listAudit(admin, await asked(search), null)).rows;
  expect(await rows(`by=${admin.moderatorId}`)).toMatchObject([
    { action: "export", byName: "Noor", detail: '{"query": "?q=ferry"}' },
    { action: "moderator.reset_password", subject: person.id, subjectName: "Kei" },
  ]);
  expect(await rows(`by=${admin.moderatorId}&kind=account`)).toHaveLength(1);
  expect(await rows(`by=${admin.moderatorId}&q=FERRY`)).toHaveLength(1);
  expect(await rows("q=100%25_ferry")).toEqual([]);
  // As the page says it, and as it stands in what goes with it.
  expect(await rows(`by=${admin.moderatorId}&q=reset+a+pass`)).toHaveLength(1);
  await recordAudit(db, admin, {
    action: "rule.reason",
    subject: "insult",
    detail: { text: 'He said "no".' },
  });
  expect(await rows(`by=${admin.moderatorId}&q=${encodeURIComponent('said "no"')}`)).toHaveLength(1);
  expect(await rows(`by=${admin.moderatorId}&to=2020-01-01`)).toEqual([]);
  expect(await rows(`by=${admin.moderatorId}&from=2020-01-01`)).toHaveLength(3);
  expect(await rows("by=nonsense")).toEqual([]);
  for (const role of ["viewer", "moderator"] as const) {
    const actor = await actorFor(role);
    await expect(listAudit(actor, await asked(), null)).rejects.toBeInstanceOf(RefusedByRole);
    const query = await asked();
    expect(() => exportAudit(actor, query)).toThrow(RefusedByRole);
  }
});

test("the pages of the log follow one another without a gap, and the file has the same lines after its own", async () => {
  const admin = await actorFor("admin");
  const at = new Date("2026-01-02T03:04:05.678Z");
  const ids = Array.from({ length: 230 }, () => randomUUID());
  await db.auditEntry.createMany({
    data: ids.map((id) => ({ id, action: "rule.example", subject: "paging", at })),
  });
  const query = await asked("q=paging");
  const met: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(admin, query, cursor);
    met.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  expect(met).toEqual(ids.toSorted().toReversed());
  let file = "";
  for await (const chunk of exportAudit(admin, query)) file += chunk;
  const lines = file.trimEnd().split("\r\n");
  // The export itself names the word that it was asked for.
  expect(lines).toHaveLength(1 + 1 + 230);
  expect(lines[1]).toContain("audit log");
  expect(lines.slice(2).map((line) => line.slice(-36))).toEqual(met);
  await expect(listAudit(admin, query, "nonsense")).rejects.toMatchObject({ code: "invalid" });
});

test("days are those of the desk's time zone", async () => {
  const admin = await actorFor("admin");
  const at = new Date("2026-03-04T20:00:00Z");
  await db.auditEntry.create({ data: { id: randomUUID(), action: "rule.example", subject: "zones", at } });
  const isOn = async (day: string) =>
    (await listAudit(admin, await asked(`q=zones&from=${day}&to=${day}`), null)).rows.length === 1;
  expect([await isOn("2026-03-04"), await isOn("2026-03-05")]).toEqual([false, true]);
  await saveSetting(admin, "timeZone", "America/New_York");
  expect([await isOn("2026-03-04"), await isOn("2026-03-05")]).toEqual([true, false]);
  await expect(saveSetting(admin, "timeZone", "Asia/Nowhere")).rejects.toMatchObject({ code: "invalid" });
});

test("who could not sign in is recorded by the address tried, and a flood of it is counted instead", async () => {
  const now = new Date();
  await recordFailure("Who@desk.example ", "wrong", now);
  await recordFailure("who@desk.example", "too_many", now);
  await recordFailure(undefined, "wrong", now);
  const lines = await db.auditEntry.findMany({
    where: { subject: "who@desk.example" },
    orderBy: { action: "asc" },
  });
  expect(lines).toMatchObject([
    { action: "session.failed", moderatorId: null, detail: { reason: "wrong" } },
    { action: "session.locked", moderatorId: null },
  ]);
  const before = await db.auditEntry.count();
  await Promise.all(
    Array.from({ length: 1000 }, (_, n) => recordFailure(`guess${n}@desk.example`, "wrong", now)),
  );
  const after = await db.auditEntry.count();
  expect(after - before).toBeLessThan(400);
  await recordFailure("later@desk.example", "wrong", new Date(now.getTime() + 16 * 60_000));
  expect(await db.auditEntry.findFirst({ where: { action: "failures.left_out" } })).toMatchObject({
    detail: { count: 1000 - (after - before) },
  });
});

test("what a role does not include is refused and recorded, whichever way it was asked for", async () => {
  const viewer = await actorFor("viewer");
  const route = handle(async () => {
    await listAudit(viewer, await asked(), null);
    return new Response();
  });
  expect((await route()).status).toBe(403);
  const lines = await db.auditEntry.findMany({ where: { moderatorId: viewer.moderatorId } });
  expect(lines).toMatchObject([
    { action: "permission.refused", subject: "audit:read", detail: { role: "viewer" } },
  ]);
});
