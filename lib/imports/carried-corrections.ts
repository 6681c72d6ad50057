import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { CarriedComment } from "./carried-comment";

/**
 * Writes what moderators of another desk said that comments answer, in the name of who said so in the restored log.
 * Without a line there nobody said it, and the links are worked out like any other's.
 */
export async function restoreCorrections(
  tx: Prisma.TransactionClient,
  comments: readonly CarriedComment[],
): Promise<void> {
  const corrected = comments.filter(({ work }) => work.place.replyEvidence === "moderator");
  if (corrected.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO link_correction (comment_id, parent_id, moderator_id, corrected_at)
    SELECT w.id, w.parent_id, coalesce(m.id, line.moderator_id), line.decided_at
    FROM unnest(${corrected.map(({ commentId }) => commentId)}::uuid[],
                ${corrected.map(({ work }) => work.place.parentId)}::uuid[]) AS w(id, parent_id)
    CROSS JOIN LATERAL (
      SELECT d.moderator_id, d.decided_at, d.detail->'after'->>'moderatorId' AS said_by FROM decision d
      WHERE d.comment_id = w.id AND d.detail->>'subject' = 'link'
      ORDER BY d.decided_at DESC, d.revision DESC, d.id LIMIT 1) line
    LEFT JOIN moderator m ON m.id::text = line.said_by
    ON CONFLICT (comment_id) DO NOTHING`;
}
