import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";

test("a time is the same moment to Prisma and to PostgreSQL, whatever zone the server keeps", async () => {
  const at = new Date("2026-11-21T10:00:00.123Z");
  const { id } = await db.auditEntry.create({
    data: { id: randomUUID(), action: "test", subject: "time", at },
  });
  const rows = await db.$queryRaw<{ text: string; at: Date }[]>`
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS text, at FROM audit_entry WHERE id = ${id}::uuid`;
  expect(rows).toEqual([{ text: at.toISOString(), at }]);
});
