import { Prisma } from "@/lib/db/generated/client";

const ATTEMPTS = 4;

/** Runs a transaction again when PostgreSQL chose it to end a deadlock. Only for work that is safe to repeat. */
export async function retryConflicts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return (
    error.code === "P2034" ||
    /40P01|40001|deadlock detected/.test(`${error.message} ${JSON.stringify(error.meta)}`)
  );
}
