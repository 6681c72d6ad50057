import "server-only";
import { z } from "zod";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";

/** A comment that another may answer. */
export type NearComment = {
  id: string;
  position: number;
  author: string | null;
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  /** The first 200 characters of the body. */
  excerpt: string;
  goneAt: string | null;
};

const ABOVE = 12;
const BELOW = 8;

const placeSchema = z.coerce.number().int().min(1).max(2_147_483_647).nullable().catch(null);

/** The comments of the same thread that stand around a number on the page, else around the comment itself, in the page's order. */
export async function listNear(actor: Actor, id: string, around: string | null): Promise<NearComment[]> {
  assertCan(actor, "comment:read");
  if (!z.guid().safeParse(id).success) return [];
  const place = around === null ? null : placeSchema.parse(around);
  return selectRows<NearComment>(
    Prisma.sql`
    WITH it AS (
      SELECT c.article_id, coalesce(${place}::int, c.position) AS position FROM comment c WHERE c.id = ${id}::uuid),
    near AS (
      SELECT above.id FROM it CROSS JOIN LATERAL (
        SELECT c.id FROM comment c WHERE c.article_id = it.article_id AND c.position < it.position
        ORDER BY c.position DESC, c.id DESC LIMIT ${ABOVE}) above
      UNION ALL
      SELECT below.id FROM it CROSS JOIN LATERAL (
        SELECT c.id FROM comment c WHERE c.article_id = it.article_id AND c.position >= it.position
        ORDER BY c.position, c.id LIMIT ${BELOW}) below)
    SELECT c.id, c.position, c.author, c.net, c.upvotes, c.downvotes, left(c.body, 200) AS excerpt, c.gone_at AS "goneAt"
    FROM near JOIN comment c ON c.id = near.id ORDER BY c.position, c.id`,
    { keepPlan: true },
  );
}
