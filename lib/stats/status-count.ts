import "server-only";
import { randomInt } from "node:crypto";
import type { Prisma } from "@/lib/db/generated/client";
import type { Status } from "@/lib/domain/statuses";

/** What the desk keeps counts of. `flagged` is open with at least one flag. */
export type CountName = Status | "flagged";

const SLOTS = 16;

/**
 * Changes kept counts in the transaction of what changed them. Each transaction uses a slot of its own by chance, so that
 * two writers seldom wait for one row; the count is the sum over the slots.
 */
export async function countStatusChange(
  tx: Prisma.TransactionClient,
  changes: Partial<Record<CountName, number>>,
): Promise<void> {
  const changed = Object.entries(changes).filter(([, delta]) => delta !== 0);
  if (changed.length === 0) return;
  const slot = randomInt(SLOTS);
  // In one order everywhere, so that two transactions in the same slot cannot wait for each other.
  await tx.$executeRaw`
    INSERT INTO status_count (name, slot, count)
    SELECT w.name, ${slot}, w.delta
    FROM unnest(${changed.map(([name]) => name)}::text[], ${changed.map(([, delta]) => delta)}::int8[]) w(name, delta)
    ORDER BY w.name
    ON CONFLICT (name, slot) DO UPDATE SET count = status_count.count + excluded.count`;
}
