import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

const ATTEMPTS = 4;

export const ID_TAKEN =
  "The id of this act stands for something else already, so nothing was changed. Reload the page, then do it again.";

/** An id that the transaction wanted was taken at the same moment: nothing of it stays, and it is run again to see by what. */
export class IdTaken extends AppError {
  constructor() {
    super("conflict", ID_TAKEN);
  }
}

/** One transaction, run again when PostgreSQL ended it to break a deadlock, or an id was taken: so the work must only touch its `tx`. */
export async function inTransaction<Result>(
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
  limits: { maxWait: number; timeout: number } = { maxWait: 10_000, timeout: 20_000 },
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, limits);
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof IdTaken || isDeadlock(error))) throw error;
    }
  }
}

export function isDeadlock(error: unknown): boolean {
  if (error instanceof Error && "code" in error && error.code === "40P01") return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || /40P01|40001|TransactionWriteConflict/.test(JSON.stringify(error.meta));
}
