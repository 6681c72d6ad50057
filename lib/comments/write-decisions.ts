import "server-only";
import type { Asking } from "@/lib/comments/decision-log";
import { Prisma } from "@/lib/db/generated/client";
import { isoUtc } from "@/lib/db/iso-utc";
import { IdTaken } from "@/lib/db/transaction";
import type { Status } from "@/lib/domain/statuses";
import { CHANNEL } from "@/lib/stats/desk-event";

/** A change of status, for a comment that still has the revision `seen`, and its line in the log. */
export type DecisionLine = Asking & {
  id: string;
  commentId: string;
  seen: number;
  to: Status;
  undoes: string | null;
  detail: Prisma.InputJsonObject;
};

/** A status that was written: the revision after it, and when. */
export type WrittenDecision = { id: string; commentId: string; to: Status; revision: number; at: string };

/** Runs one statement: in a transaction, or as one of its own. */
export type RunStatement = <Row extends object>(sql: Prisma.Sql) => Promise<Row[]>;

/**
 * Writes statuses where the comment still has the revision seen, each with its line in the log. Tells colleagues whose
 * decisions were replaced, and all open desks. A line that is missing in the answer was overtaken, perhaps by another
 * line for the same comment; nothing is written where one of the comments is not on the desk. Throws `IdTaken` and writes nothing where the log has a line of one of these ids already.
 */
export async function writeDecisions(
  run: RunStatement,
  by: { moderatorId: string; name: string },
  lines: readonly DecisionLine[],
): Promise<WrittenDecision[]> {
  if (lines.length === 0) return [];
  const column = <Key extends keyof DecisionLine>(key: Key) => lines.map((line) => line[key]);
  // One statement, since each further one is another round trip while others wait for the rows. A status is still that
  // of `before` where the revision is still the one seen.
  const sql = Prisma.sql`
    WITH asked AS MATERIALIZED (
      SELECT a.*, before.status AS from_status, CASE WHEN before.status <> 'open' THEN before.decided_by END AS decider
      FROM unnest(${column("commentId")}::uuid[], ${column("id")}::uuid[], ${column("seen")}::int4[],
        ${column("to")}::text[], ${column("action")}::text[], ${column("asked")}::uuid[], ${column("undoes")}::uuid[],
        ${lines.map(({ detail }) => JSON.stringify(detail))}::jsonb[])
        a(comment_id, id, seen, to_status, action, asked, undoes, detail)
      JOIN comment before ON before.id = a.comment_id
    ), written AS (
      UPDATE comment c
      SET status = a.to_status, revision = c.revision + 1, decided_by = ${by.moderatorId}::uuid, decided_at = now()
      FROM asked a
      WHERE c.id = a.comment_id AND c.revision = a.seen AND (SELECT count(*) FROM asked) = ${lines.length}
      RETURNING a.*, c.revision, c.flag_count, c.decided_at
    ), logged AS (
      INSERT INTO decision (comment_id, id, moderator_id, action, from_status, to_status, revision, detail, undoes, asked)
      SELECT w.comment_id, w.id, ${by.moderatorId}::uuid, w.action, w.from_status, w.to_status, w.revision,
        w.detail || CASE WHEN w.flag_count > 0 AND w.action = 'decide' AND w.to_status IN ('removed', 'kept')
          THEN jsonb_build_object('flags', ${RESOLVED_FLAGS}) ELSE '{}' END, w.undoes, w.asked
      FROM written w
    ), told AS (
      INSERT INTO note_naming (subject_id, note_id, named_in, moderator_id)
      SELECT w.comment_id, w.id, w.id, w.decider FROM written w WHERE w.decider <> ${by.moderatorId}::uuid
      ON CONFLICT DO NOTHING
    )
    SELECT w.comment_id AS "commentId", w.id, w.to_status AS "to", w.revision, t.at,
      pg_notify(${CHANNEL}, jsonb_build_object('kind', 'decision', 'commentId', w.comment_id, 'status', w.to_status,
        'revision', w.revision, 'byName', ${by.name.slice(0, NAME_CHARS_TOLD)}::text,
        'byId', ${by.moderatorId}::text, 'at', t.at)::text)::text,
      pg_notify(${CHANNEL}, '{"kind":"counts"}')::text
    FROM written w CROSS JOIN LATERAL (SELECT ${isoUtc(Prisma.sql`w.decided_at`)} AS at) t`;
  try {
    const rows = await run<WrittenDecision>(sql);
    return rows.map(({ id, commentId, to, revision, at }) => ({ id, commentId, to, revision, at }));
  } catch (error) {
    if (isTakenId(error)) throw new IdTaken();
    throw error;
  }
}

/** A notification has at most 8,000 bytes. */
const NAME_CHARS_TOLD = 200;

/** The flags that a decision resolves: a removal agrees with them, keeping disagrees. */
const RESOLVED_FLAGS = Prisma.sql`(
  SELECT jsonb_agg(jsonb_build_object('moderatorId', f.moderator_id, 'ruleCode', f.rule_code, 'severity', f.severity,
      'resolution', CASE w.to_status WHEN 'removed' THEN 'agreed' ELSE 'disagreed' END)
    ORDER BY f.raised_at, f.moderator_id, f.rule_code)
  FROM flag f WHERE f.comment_id = w.comment_id AND f.withdrawn_at IS NULL)`;

/** The violation of the log's key, as `pg` or as Prisma puts it. */
function isTakenId(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("constraint" in error) return error.constraint === "decision_pkey";
  return /23505/.test(JSON.stringify(error)) && /decision_pkey|comment_id, id/.test(JSON.stringify(error));
}
