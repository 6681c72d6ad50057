import "server-only";
import type { Prisma } from "@/lib/db/generated/client";

type Tx = Prisma.TransactionClient;

/** Keeps e-mail and network addresses of comments, when somebody asked for them; a known one stays. */
export async function keepPersonal(
  tx: Tx,
  rows: readonly { commentId: string; email: string | null; ip: string | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO comment_personal AS kept (comment_id, email, ip)
    SELECT * FROM unnest(${rows.map(({ commentId }) => commentId)}::uuid[], ${rows.map(({ email }) => email)}::text[],
                         ${rows.map(({ ip }) => ip)}::text[])
    ON CONFLICT (comment_id) DO UPDATE
    SET email = coalesce(kept.email, EXCLUDED.email), ip = coalesce(kept.ip, EXCLUDED.ip)
    WHERE (kept.email IS NULL AND EXCLUDED.email IS NOT NULL) OR (kept.ip IS NULL AND EXCLUDED.ip IS NOT NULL)`;
}
