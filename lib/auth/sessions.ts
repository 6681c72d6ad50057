import "server-only";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { selectRows } from "@/lib/db/select-rows";
import { inTransaction } from "@/lib/db/transaction";
import { readSettings } from "@/lib/domain/desk-settings";
import { ROLES, type Role } from "@/lib/domain/roles";
import { isUseNew, sessionLimits } from "@/lib/domain/session-age";
import { currentSettings, SETTING_PREFIX } from "@/lib/settings/current";

type Tx = Prisma.TransactionClient;

/** Somebody's session, with the person as they are now. */
export type FoundSession = {
  sessionId: string;
  moderatorId: string;
  name: string;
  email: string;
  role: Role;
  /** Somebody else has seen the password: it must be changed before anything else. */
  isPasswordDue: boolean;
};

/** A new session; the answer is its key, which only the browser keeps. Sessions that are over go. */
export async function beginSession(moderatorId: string, browser: string, now: Date): Promise<string> {
  const key = randomBytes(32).toString("base64url");
  const limits = sessionLimits(await currentSettings(), now);
  await inTransaction(async (tx) => {
    await tx.session.deleteMany({
      where: { OR: [{ createdAt: { lt: limits.createdAt } }, { lastSeenAt: { lt: limits.lastSeenAt } }] },
    });
    const id = randomUUID();
    const times = { createdAt: now, lastSeenAt: now };
    await tx.session.create({
      data: { id, keyHash: hashOf(key), moderatorId, browser, ...times },
    });
    await recordAudit(tx, { moderatorId }, { action: "session.begin", subject: id, detail: { browser } });
  });
  return key;
}

/** The session of a key, or null where it has ended, or its person may not use the desk. Notes that it is used. */
export async function findSession(key: string, now: Date): Promise<FoundSession | null> {
  const found = await readSession(Prisma.sql`s.key_hash = ${hashOf(key)}`, now);
  if (found === null) return null;
  const { lastSeenAt, createdAt, ...session } = found;
  if (isUseNew({ lastSeenAt, createdAt }, now)) {
    await db.session.updateMany({
      where: { id: session.sessionId, lastSeenAt: { lt: now } },
      data: { lastSeenAt: now },
    });
  }
  return session;
}

/** Whether a session goes on. To ask is no use of it. */
export async function isSessionOpen(sessionId: string, now: Date): Promise<boolean> {
  return (await readSession(Prisma.sql`s.id = ${sessionId}::uuid`, now)) !== null;
}

/** Ends sessions in this transaction, in every page and stream at once: one of a person's, or all. Answers how many. */
export async function endSessions(
  tx: Tx,
  { moderatorId, sessionId = null }: { moderatorId: string; sessionId?: string | null },
): Promise<number> {
  const where = { moderatorId, ...(sessionId !== null && { id: sessionId }) };
  const { count } = await tx.session.deleteMany({ where });
  if (count > 0) await notify(tx, [{ kind: "session", moderatorId, sessionId }]);
  return count;
}

/** Whoever has the key signs out. */
export async function signOutSession(key: string): Promise<void> {
  await inTransaction(async (tx) => {
    const session = await tx.session.findUnique({ where: { keyHash: hashOf(key) } });
    if (!session) return;
    const { id, moderatorId } = session;
    if ((await endSessions(tx, { moderatorId, sessionId: id })) === 0) return;
    await recordAudit(tx, { moderatorId }, { action: "session.sign_out", subject: id });
  });
}

const roleSchema = z.enum(ROLES);
const settingsSchema = z.record(z.string(), z.string());

type Row = Omit<FoundSession, "role" | "isPasswordDue"> & {
  role: string;
  oneTimeUntil: string | null;
  createdAt: string;
  lastSeenAt: string;
  settings: unknown;
};

async function readSession(where: Prisma.Sql, now: Date) {
  const [row] = await selectRows<Row>(
    Prisma.sql`
      SELECT s.id AS "sessionId", s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
        m.id AS "moderatorId", m.name, m.email, m.role, m.one_time_until AS "oneTimeUntil",
        (SELECT coalesce(json_object_agg(substr(key, ${SETTING_PREFIX.length + 1}::int), value), '{}') FROM setting
          WHERE key LIKE ${`${SETTING_PREFIX}session%`}) AS settings
      FROM session s JOIN moderator m ON m.id = s.moderator_id
      WHERE ${where} AND m.disabled_at IS NULL`,
    { keepPlan: true },
  );
  if (!row) return null;
  const { role, createdAt, lastSeenAt, settings, oneTimeUntil, ...rest } = row;
  if (oneTimeUntil !== null && new Date(oneTimeUntil) <= now) return null;
  const times = { createdAt: new Date(createdAt), lastSeenAt: new Date(lastSeenAt) };
  const kept = readSettings(new Map(Object.entries(settingsSchema.parse(settings))));
  const limits = sessionLimits(kept, now);
  if (times.createdAt < limits.createdAt || times.lastSeenAt < limits.lastSeenAt) return null;
  return { ...rest, ...times, role: roleSchema.parse(role), isPasswordDue: oneTimeUntil !== null };
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
