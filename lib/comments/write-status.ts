import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { isoUtc } from "@/lib/db/iso-utc";
import { notify } from "@/lib/db/notify";
import type { Change } from "@/lib/domain/decide";

/** A status that was written: the revision after it, the flags on the comment, and when. */
export type WrittenChange = Change & { revision: number; flagCount: number; at: string };

/** Writes statuses where the comment still has the revision seen. What is missing in the answer was overtaken. */
export async function writeStatus(
  tx: Prisma.TransactionClient,
  moderatorId: string,
  changes: readonly Change[],
): Promise<WrittenChange[]> {
  if (changes.length === 0) return [];
  const rows = await tx.$queryRaw<{ commentId: string; revision: number; flagCount: number; at: string }[]>`
    UPDATE comment c SET status = w.status, revision = c.revision + 1, decided_by = ${moderatorId}::uuid, decided_at = now()
    FROM unnest(${changes.map((one) => one.commentId)}::uuid[], ${changes.map((one) => one.seen)}::int4[],
      ${changes.map((one) => one.to)}::text[]) w(id, seen, status)
    WHERE c.id = w.id AND c.revision = w.seen
    RETURNING c.id AS "commentId", c.revision, c.flag_count AS "flagCount", ${isoUtc(Prisma.sql`c.decided_at`)} AS at`;
  const written = new Map(rows.map((row) => [row.commentId, row]));
  return changes.flatMap((change) => {
    const row = written.get(change.commentId);
    return row ? [{ ...change, ...row }] : [];
  });
}

/** Tells every open desk what was decided. */
export async function tellDecided(
  tx: Prisma.TransactionClient,
  by: { moderatorId: string; name: string },
  written: readonly WrittenChange[],
): Promise<void> {
  if (written.length === 0) return;
  await notify(tx, [
    ...written.map(({ commentId, to, revision, at }) => ({
      kind: "decision" as const,
      commentId,
      status: to,
      revision,
      // A notification has at most 8,000 bytes.
      byName: by.name.slice(0, 200),
      byId: by.moderatorId,
      at,
    })),
    { kind: "counts" },
  ]);
}
