import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { isStopped, STALE_MS } from "./runner";

export type LockHolder = { importId: string; fileName: string; name: string | null; since: Date };

/**
 * Takes the right to import a content, or refuses with who imports it and since when. A lock whose holder was killed
 * is taken over. Safe to repeat for the same import.
 */
export async function takeContentLock(contentKey: string, importId: string): Promise<void> {
  for (;;) {
    const taken = await db.$executeRaw`
      INSERT INTO import_lock AS held (content_key, import_id, heartbeat_at)
      VALUES (${contentKey}, ${importId}::uuid, now())
      ON CONFLICT (content_key) DO UPDATE SET import_id = EXCLUDED.import_id, heartbeat_at = now()
      WHERE held.import_id = EXCLUDED.import_id
         OR held.heartbeat_at < now() - ${STALE_MS}::int * interval '1 ms'`;
    if (taken > 0) return;
    const holder = await findLockHolder(contentKey, importId);
    if (holder) throw new AppError("conflict", heldMessage(holder));
  }
}

/** Who imports the same content now, other than this import. Lets go of a lock whose holder is gone. */
export async function findLockHolder(contentKey: string, importId: string): Promise<LockHolder | null> {
  const lock = await db.importLock.findUnique({
    where: { contentKey },
    include: { import: { include: { moderator: { select: { name: true } } } } },
  });
  if (!lock || lock.importId === importId) return null;
  const { status, runner, fileName, moderator, startedAt } = lock.import;
  if (status !== "running" || isStopped(lock.heartbeatAt, runner, new Date())) {
    await db.importLock.deleteMany({ where: { contentKey, heartbeatAt: lock.heartbeatAt } });
    return null;
  }
  return { importId: lock.importId, fileName, name: moderator?.name ?? null, since: startedAt };
}

/** Lets go of what this import holds. */
export async function dropContentLock(tx: Prisma.TransactionClient, importId: string): Promise<void> {
  await tx.importLock.deleteMany({ where: { importId } });
}

export function heldMessage({ fileName, name, since }: LockHolder): string {
  const who = name ?? "the command line";
  const time = since.toISOString().slice(0, 16).replace("T", " ");
  return `${fileName} is being imported by ${who} since ${time} UTC; wait for its end, or cancel it on the imports page.`;
}
