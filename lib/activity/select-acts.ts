import "server-only";
import type { OwnAct } from "@/lib/activity/view";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";

/** Where a page ended: what comes after is older. */
export type ActPlace = { at: string; id: string };

/** What a person did, newest first; `isStanding`: only what is not undone. */
export async function selectActs(
  moderatorId: string,
  after: ActPlace | null,
  limit: number,
  isStanding = false,
): Promise<OwnAct[]> {
  const parts = [commentActs, articleActs, clusterActs].map(
    (acts) => Prisma.sql`(SELECT * FROM (${acts(moderatorId)}) x
      WHERE ${isStanding ? Prisma.sql`"undoneAt" IS NULL AND "undidName" IS NULL` : Prisma.sql`true`}
        AND ${after ? Prisma.sql`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.sql`true`}
      ORDER BY at DESC, id DESC LIMIT ${limit})`,
  );
  return selectRows<OwnAct>(Prisma.sql`
    SELECT o.*, a.id AS "articleId", a.title AS "articleTitle", c.position, left(c.body, 200) AS excerpt,
      CASE WHEN o.subject <> 'press' THEN o.asked ELSE (SELECT count(*)::int FROM decision e
        WHERE e.detail ? 'press' AND e.detail->>'press' = o.press AND e.moderator_id = ${moderatorId}::uuid) END AS count,
      nullif(concat_ws(': ', r.name, o.word), '') AS about
    FROM (SELECT * FROM (${Prisma.join(parts, " UNION ALL ")}) every ORDER BY at DESC, id DESC LIMIT ${limit}) o
    LEFT JOIN comment c ON c.id = o."subjectId" LEFT JOIN article a ON a.id = coalesce(c.article_id, o."subjectId")
    LEFT JOIN rule r ON r.code = o."ruleCode"
    ORDER BY o.at DESC, o.id DESC`);
}

const WORD = Prisma.sql`
  coalesce(d.detail->>'tag', d.detail->'reason'->>'note', d.detail->>'passage',
    d.detail->'after'->>'text', d.detail->'before'->>'text')`;

// Lines of an act on near-duplicates are that act; lines that only go with another are that one.
const commentActs = (moderatorId: string) => Prisma.sql`
  SELECT coalesce((d.detail->>'press')::uuid, d.id) AS id,
    CASE WHEN d.detail ? 'press' THEN 'press' ELSE 'comment' END AS subject, d.comment_id AS "subjectId",
    d.action, d.from_status AS "fromStatus", d.to_status AS "toStatus",
    coalesce(d.detail->>'ruleCode', d.detail->'reason'->>'ruleCode') AS "ruleCode",
    ${WORD} AS word, d.detail->>'press' AS press, 1 AS asked, d.decided_at AS at,
    (SELECT max(u.decided_at) FROM decision u WHERE u.comment_id = d.comment_id AND u.undoes = d.id) AS "undoneAt",
    m.name AS "undidName"
  FROM decision d
  LEFT JOIN decision t ON t.comment_id = d.comment_id AND t.id = d.undoes
  LEFT JOIN moderator m ON m.id = t.moderator_id
  WHERE d.moderator_id = ${moderatorId}::uuid AND NOT d.detail ? 'alike' AND NOT d.detail ? 'of'
    AND (d.action <> 'undo' OR t.moderator_id <> d.moderator_id)
    AND (NOT d.detail ? 'press' OR NOT EXISTS (SELECT FROM decision e
      WHERE e.detail ? 'press' AND e.detail->>'press' = d.detail->>'press' AND e.moderator_id = d.moderator_id
        AND (e.decided_at, e.comment_id) > (d.decided_at, d.comment_id)))`;

const articleActs = (moderatorId: string) => Prisma.sql`
  SELECT d.id, 'article' AS subject, d.subject::uuid AS "subjectId", substr(d.action, 9) AS action,
    NULL AS "fromStatus", NULL AS "toStatus", d.detail->>'ruleCode' AS "ruleCode", ${WORD} AS word, NULL AS press,
    1 AS asked, d.at, (SELECT max(u.at) FROM audit_entry u
      WHERE u.detail ? 'undoes' AND u.detail->>'undoes' = d.id::text) AS "undoneAt", NULL AS "undidName"
  FROM audit_entry d
  WHERE d.moderator_id = ${moderatorId}::uuid AND d.action LIKE 'article.%' AND NOT d.detail ? 'undoes'`;

const clusterActs = (moderatorId: string) => Prisma.sql`
  SELECT l.id, 'cluster' AS subject, l.cluster_id AS "subjectId",
    CASE WHEN l.act = 'flag' THEN 'flag' ELSE 'decide' END AS action, NULL AS "fromStatus",
    CASE WHEN l.act <> 'flag' THEN l.act END AS "toStatus", NULL AS "ruleCode", NULL AS word, NULL AS press,
    l.asked_count AS asked, l.started_at AS at, l.undone_at AS "undoneAt", NULL AS "undidName"
  FROM like_act l WHERE l.moderator_id = ${moderatorId}::uuid`;
