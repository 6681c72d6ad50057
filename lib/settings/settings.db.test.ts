import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorFor } from "@/tests/support/factories";
import { currentSettings } from "./current";
import { saveSetting } from "./mutations";

test("an admin sets the desk for everybody, and the audit log says from what to what", async () => {
  const admin = await actorFor("admin");
  await saveSetting(admin, "sessionIdleHours", "3");
  await saveSetting(admin, "sessionIdleHours", " 3 ");
  await saveSetting(admin, "sessionIdleHours", "4");
  expect(await currentSettings()).toMatchObject({ sessionIdleHours: 4, sessionDays: 7 });
  const lines = await db.auditEntry.findMany({
    where: { action: "setting.change", subject: "sessionIdleHours" },
    orderBy: { at: "asc" },
  });
  expect(lines.map(({ detail }) => detail)).toEqual([
    { from: null, to: "3" },
    { from: "3", to: "4" },
  ]);
});

test("nobody else sets the desk, and no value that a setting does not take", async () => {
  await expect(saveSetting(await actorFor("moderator"), "sessionDays", "3")).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(saveSetting(await actorFor("admin"), "sessionDays", "0")).rejects.toMatchObject({
    code: "invalid",
    message: "Sign in again after takes a whole number of days from 1 to 90.",
  });
  expect(await db.setting.count({ where: { key: "desk.sessionDays" } })).toBe(0);
});
