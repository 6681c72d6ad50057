import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import type { AuditAction } from "@/lib/domain/audit-kinds";

/** What was done to the desk itself; `subject` tells whom or what it was done to. */
export type AuditLine = { action: AuditAction; subject: string; detail?: Prisma.InputJsonObject };

/** Writes a line of the audit log in the transaction of what it tells of, so that neither stands alone. */
export async function recordAudit(
  tx: Prisma.TransactionClient,
  actor: Pick<Actor, "moderatorId">,
  line: AuditLine,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: randomUUID(),
      moderatorId: actor.moderatorId,
      action: line.action,
      subject: line.subject,
      detail: line.detail ?? {},
    },
  });
}
