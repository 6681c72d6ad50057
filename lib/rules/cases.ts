import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import type { Status } from "@/lib/domain/statuses";

/** A comment that was flagged under a rule, and what became of it. */
export type RuleCase = {
  commentId: string;
  /** Its first 600 characters. */
  excerpt: string;
  status: Status;
  decidedByName: string | null;
  decidedAt: string | null;
  flaggedByName: string;
  raisedAt: string;
  ruleVersion: number;
  /** Of the comments that say nearly the same, where there are others. */
  clusterId: string | null;
};

/** The comments flagged under a rule most lately, each once, with their newest flag; flags withdrawn do not count. */
export async function selectCases(code: string, limit: number): Promise<RuleCase[]> {
  return selectRows<RuleCase>(Prisma.sql`
    SELECT c.id AS "commentId", left(c.body, 600) AS excerpt, c.status, d.name AS "decidedByName",
      c.decided_at AS "decidedAt", m.name AS "flaggedByName", f.raised_at AS "raisedAt",
      f.rule_version AS "ruleVersion", l.cluster_id AS "clusterId"
    FROM (
      SELECT DISTINCT ON (newest.comment_id) newest.* FROM (
        SELECT comment_id, moderator_id, raised_at, rule_version FROM flag
        WHERE rule_code = ${code} AND withdrawn_at IS NULL ORDER BY raised_at DESC LIMIT ${limit}) newest
      ORDER BY newest.comment_id, newest.raised_at DESC) f
    JOIN comment c ON c.id = f.comment_id JOIN moderator m ON m.id = f.moderator_id
    LEFT JOIN moderator d ON d.id = c.decided_by LEFT JOIN likeness l ON l.comment_id = c.id
    ORDER BY f.raised_at DESC, c.id`);
}
