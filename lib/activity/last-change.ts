import "server-only";
import type { ActSubject } from "@/lib/activity/view";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";

type LastChange = { byId: string | null; byName: string | null; at: string | null };

/** Who wrote the newest line about a comment or an article. */
export async function findLastChange(subject: ActSubject, subjectId: string): Promise<LastChange> {
  const lines =
    subject === "article"
      ? Prisma.sql`SELECT moderator_id, at, id FROM audit_entry WHERE subject = ${subjectId} AND action LIKE 'article.%'`
      : Prisma.sql`SELECT moderator_id, decided_at AS at, id FROM decision WHERE comment_id = ${subjectId}::uuid`;
  const [last] = await selectRows<LastChange>(Prisma.sql`
    SELECT m.id AS "byId", m.name AS "byName", l.at FROM (${lines}) l JOIN moderator m ON m.id = l.moderator_id
    ORDER BY l.at DESC, l.id LIMIT 1`);
  return last ?? { byId: null, byName: null, at: null };
}
