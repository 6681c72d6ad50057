import "server-only";
import { type Asking, lineKey } from "@/lib/comments/decision-log";
import { Prisma } from "@/lib/db/generated/client";
import { isoUtc } from "@/lib/db/iso-utc";
import { notify } from "@/lib/db/notify";
import { IdTaken } from "@/lib/db/transaction";
import { type Change, countChanges } from "@/lib/domain/decide";
import { countStatusChange } from "@/lib/stats/status-count";

/** A change of status and its line in the log, but for what is known only once it is written. */
export type DecisionLine = Change &
  Asking & {
    undoes: string | null;
    detail: Prisma.InputJsonObject;
  };

/** A status that was written: the revision after it, the flags on the comment, and when. */
export type WrittenChange = Change & { revision: number; flagCount: number; at: string };

/**
 * Writes statuses where the comment still has the revision seen, each with its line in the log. Tells colleagues whose
 * decisions were replaced, and all open desks. A line that is missing in the answer was overtaken, perhaps by another
 * line for the same comment. Throws `IdTaken` where the log has a line of that id already.
 */
export async function writeDecisions(
  tx: Prisma.TransactionClient,
  by: { moderatorId: string; name: string },
  lines: readonly DecisionLine[],
): Promise<WrittenChange[]> {
  if (lines.length === 0) return [];
  const column = <Key extends keyof DecisionLine>(key: Key) => lines.map((line) => line[key]);
  // One statement, since each further one is another round trip while others wait for the rows.
  const rows = await tx.$queryRaw<(Row & { isLogged: boolean })[]>`
    WITH asked AS MATERIALIZED (
      SELECT a.*, CASE WHEN a.from_status <> 'open' THEN b.decided_by END AS decider
      FROM unnest(${column("commentId")}::uuid[], ${column("id")}::uuid[], ${column("seen")}::int4[],
        ${column("from")}::text[], ${column("to")}::text[], ${column("action")}::text[], ${column("asked")}::uuid[],
        ${column("undoes")}::uuid[], ${lines.map(({ detail }) => JSON.stringify(detail))}::jsonb[])
        a(comment_id, id, seen, from_status, to_status, action, asked, undoes, detail)
      JOIN comment b ON b.id = a.comment_id
    ), written AS (
      UPDATE comment c
      SET status = a.to_status, revision = c.revision + 1, decided_by = ${by.moderatorId}::uuid, decided_at = now()
      FROM asked a WHERE c.id = a.comment_id AND c.revision = a.seen
      RETURNING a.*, c.revision, c.flag_count, c.decided_at
    ), logged AS (
      INSERT INTO decision (comment_id, id, moderator_id, action, from_status, to_status, revision, detail, undoes, asked)
      SELECT w.comment_id, w.id, ${by.moderatorId}::uuid, w.action, w.from_status, w.to_status, w.revision,
        w.detail || CASE WHEN w.flag_count > 0 AND w.action = 'decide' AND w.to_status IN ('removed', 'kept')
          THEN jsonb_build_object('flags', ${RESOLVED_FLAGS}) ELSE '{}' END, w.undoes, w.asked
      FROM written w
      ON CONFLICT (comment_id, id) DO NOTHING
      RETURNING comment_id, id
    ), told AS (
      INSERT INTO note_naming (subject_id, note_id, named_in, moderator_id)
      SELECT w.comment_id, w.id, w.id, w.decider FROM written w WHERE w.decider <> ${by.moderatorId}::uuid
      ON CONFLICT DO NOTHING
    )
    SELECT w.comment_id AS "commentId", w.id, w.revision, w.flag_count AS "flagCount",
      ${isoUtc(Prisma.sql`w.decided_at`)} AS at, l.comment_id IS NOT NULL AS "isLogged"
    FROM written w LEFT JOIN logged l ON l.comment_id = w.comment_id AND l.id = w.id`;
  if (rows.some(({ isLogged }) => !isLogged)) throw new IdTaken();
  const asked = new Map(lines.map((line) => [lineKey(line), line]));
  const written = rows.flatMap(({ isLogged: _, ...row }) => {
    const line = asked.get(lineKey(row));
    return line ? [{ seen: line.seen, from: line.from, to: line.to, ...row }] : [];
  });
  await countStatusChange(tx, countChanges(written));
  await tellDecided(tx, by, written);
  return written;
}

type Row = { commentId: string; id: string; revision: number; flagCount: number; at: string };

/** The flags that a decision resolves: a removal agrees with them, keeping disagrees. */
const RESOLVED_FLAGS = Prisma.sql`(
  SELECT jsonb_agg(jsonb_build_object('moderatorId', f.moderator_id, 'ruleCode', f.rule_code, 'severity', f.severity,
      'resolution', CASE w.to_status WHEN 'removed' THEN 'agreed' ELSE 'disagreed' END)
    ORDER BY f.raised_at, f.moderator_id, f.rule_code)
  FROM flag f WHERE f.comment_id = w.comment_id AND f.withdrawn_at IS NULL)`;

async function tellDecided(
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
