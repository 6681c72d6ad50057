import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

const ATTEMPTS = 4;

/** One transaction, run again when PostgreSQL ended it to break a deadlock: so the work must only touch its `tx`. */
export async function inTransaction<Result>(
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
  limits: { maxWait: number; timeout: number } = { maxWait: 10_000, timeout: 20_000 },
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, limits);
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || /40P01|40001|TransactionWriteConflict/.test(JSON.stringify(error.meta));
}
