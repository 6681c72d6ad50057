import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { isoUtc } from "@/lib/db/iso-utc";
import type { Status } from "@/lib/domain/statuses";
import { AppError } from "@/lib/errors";

/** How a comment stands, and who decided that, when. */
export type CommentStanding = {
  commentId: string;
  status: Status;
  revision: number;
  decidedByName: string | null;
  decidedAt: string | null;
};

/** How each of these comments stands, in the order asked; `not_found` where one is gone. */
export async function readStandings(
  tx: Prisma.TransactionClient,
  commentIds: readonly string[],
): Promise<CommentStanding[]> {
  if (commentIds.length === 0) return [];
  const rows = await tx.$queryRaw<CommentStanding[]>`
    SELECT c.id AS "commentId", c.status, c.revision, m.name AS "decidedByName",
      ${isoUtc(Prisma.sql`c.decided_at`)} AS "decidedAt"
    FROM comment c LEFT JOIN moderator m ON m.id = c.decided_by
    WHERE c.id = ANY(${commentIds}::uuid[])`;
  const found = new Map(rows.map((row) => [row.commentId, row]));
  return commentIds.map((id) => {
    const standing = found.get(id);
    if (!standing) {
      throw new AppError("not_found", `Comment ${id} is no longer on the desk. Reload the queue.`);
    }
    return standing;
  });
}

/** How one comment stands. */
export async function readStanding(
  tx: Prisma.TransactionClient,
  commentId: string,
): Promise<CommentStanding> {
  const [standing] = await readStandings(tx, [commentId]);
  if (!standing) throw new Error("readStandings answered with fewer standings than asked for");
  return standing;
}
