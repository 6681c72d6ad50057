import "server-only";
import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

export const FAILURES_MAX = 10;
const WINDOW_MS = 15 * 60_000;

/**
 * Counts an attempt before its password is looked at, so that a hundred at once cannot slip past the limit.
 * Throws `too_many`, with the minutes to wait, once an address has failed too often; known or unknown alike.
 */
export async function countAttempt(email: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - WINDOW_MS);
  const id = randomUUID();
  await db.signInAttempt.create({ data: { id, email, attemptedAt: now } });
  const attempts = await db.signInAttempt.findMany({
    where: { email, attemptedAt: { gt: since } },
    orderBy: { attemptedAt: "desc" },
    take: FAILURES_MAX + 1,
  });
  if (attempts.length <= FAILURES_MAX) return;

  // A refused attempt does not lengthen the wait.
  await db.signInAttempt.deleteMany({ where: { id } });
  const oldest = attempts.at(-1)?.attemptedAt ?? now;
  const minutes = Math.max(1, Math.ceil((oldest.getTime() + WINDOW_MS - now.getTime()) / 60_000));
  throw new AppError("too_many", String(minutes));
}

/** After a success: nothing is held against the address any more, and what is too old to count goes too. */
export async function forgetAttempts(email: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - WINDOW_MS);
  await db.signInAttempt.deleteMany({ where: { OR: [{ email }, { attemptedAt: { lte: before } }] } });
}
