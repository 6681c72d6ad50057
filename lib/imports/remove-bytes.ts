import "server-only";
import { db } from "@/lib/db/client";

/** A megabyte each: what one statement removes in a moment, also on a busy machine. */
const BATCH_CHUNKS = 32;

/** Removes the bytes of an upload, a few at a time so that no transaction is long, all of them or so many batches. */
export async function removeBytes(importId: string, batchesMax = Number.POSITIVE_INFINITY): Promise<void> {
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const removed = await db.$executeRaw`
      DELETE FROM import_chunk WHERE import_id = ${importId}::uuid AND number IN (
        SELECT number FROM import_chunk WHERE import_id = ${importId}::uuid ORDER BY number DESC LIMIT ${BATCH_CHUNKS})`;
    if (removed < BATCH_CHUNKS) return;
  }
}

/** The same for imports that are over and whose bytes were left, for about so long. False: there are none. */
export async function removeLeftBytes(forMs: number): Promise<boolean> {
  const left = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM (SELECT DISTINCT import_id FROM import_chunk) c JOIN import i ON i.id = c.import_id
    WHERE i.status IN ('done', 'failed', 'cancelled')`;
  const since = performance.now();
  for (const { id } of left) {
    if (performance.now() - since > forMs) break;
    await removeBytes(id, BATCH_CHUNKS);
  }
  return left.length > 0;
}
