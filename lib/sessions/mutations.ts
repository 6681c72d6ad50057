import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { endSessions } from "@/lib/auth/sessions";
import { inTransaction } from "@/lib/db/transaction";
import type { endSessionSchema } from "./schema";

/** Ends one of one's own sessions; nothing happens where it has ended already. */
export async function endOwnSession(actor: Actor, { id }: z.output<typeof endSessionSchema>): Promise<void> {
  assertCan(actor, "account:edit");
  const moderatorId = moderatorIdOf(actor);
  await inTransaction(async (tx) => {
    if ((await endSessions(tx, { moderatorId, sessionId: id })) === 0) return;
    await recordAudit(tx, actor, { action: "session.end", subject: id });
  });
}

/** Ends one's own sessions in all other browsers. Answers how many there were. */
export async function endOtherSessions(actor: Actor): Promise<{ ended: number }> {
  assertCan(actor, "account:edit");
  const moderatorId = moderatorIdOf(actor);
  return inTransaction(async (tx) => {
    const others = await tx.session.findMany({
      where: { moderatorId, ...(actor.sessionId !== null && { id: { not: actor.sessionId } }) },
      select: { id: true },
    });
    for (const { id } of others) {
      if ((await endSessions(tx, { moderatorId, sessionId: id })) === 0) continue;
      await recordAudit(tx, actor, { action: "session.end", subject: id });
    }
    return { ended: others.length };
  });
}
