import "server-only";
import { randomUUID } from "node:crypto";
import type { RefusedByRole } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { AuditAction } from "@/lib/domain/audit-kinds";
import { type Flood, letThrough } from "@/lib/domain/flood";
import { log } from "@/lib/log";

const ADDRESS_CHARS = 320;

// Each process keeps its own: a flood fills no log.
const kept = globalThis as { komainuFlood?: Flood };

/** Records that somebody could not sign in: the address they tried, and never the password. */
export async function recordFailure(email: unknown, reason: string, now: Date): Promise<void> {
  const address = typeof email === "string" ? email.replaceAll("\0", "").trim().toLowerCase() : "";
  const action = reason === "too_many" ? "session.locked" : "session.failed";
  await record({ action, subject: address.slice(0, ADDRESS_CHARS), by: null, detail: { reason } }, now);
}

/** Records that a role did not include what was asked for. */
export async function recordRefusal({ actor, permission }: RefusedByRole, now: Date): Promise<void> {
  const { moderatorId: by, role } = actor;
  await record({ action: "permission.refused", subject: permission, by, detail: { role } }, now);
}

type Failure = { action: AuditAction; subject: string; by: string | null; detail: Prisma.InputJsonObject };

async function record({ action, subject, by, detail }: Failure, now: Date): Promise<void> {
  const { flood, isLet, leftOut } = letThrough(
    kept.komainuFlood,
    `${action} ${by ?? subject}`,
    now.getTime(),
  );
  kept.komainuFlood = flood;
  const lines = [
    ...(leftOut > 0 ? [{ action: "failures.left_out", subject: "", detail: { count: leftOut } }] : []),
    ...(isLet ? [{ action, subject, moderatorId: by, detail }] : []),
  ];
  if (lines.length === 0) return;
  // A failure of the log must not tell whoever tried that something is different.
  await db.auditEntry
    .createMany({ data: lines.map((line) => ({ id: randomUUID(), ...line })) })
    .catch((error: unknown) => log.error({ err: error, action }, "a refusal was not recorded"));
}
