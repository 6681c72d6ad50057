import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { isoUtc } from "@/lib/db/iso-utc";
import type { Status } from "@/lib/domain/statuses";

const DECISION_ACTIONS = [
  "decide",
  "flag",
  "withdraw-flag",
  "write-note",
  "edit-note",
  "delete-note",
  "add-tag",
  "remove-tag",
  "correct-link",
  "annotate",
  "edit-annotation",
  "delete-annotation",
  "restore-annotation",
  "reply",
  "delete-reply",
  "restore-reply",
  "resolve",
  "reopen",
  "undo",
] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** A line of the log. `revision` is the comment's after it. */
export type LogLine = {
  id: string;
  commentId: string;
  action: DecisionAction;
  from: Status | null;
  to: Status | null;
  revision: number;
  detail: Prisma.InputJsonObject;
  undoes: string | null;
};

export type RecordedLine = LogLine & { moderatorId: string; moderatorName: string; at: string };

/** Appends to the log. A line of the same comment and id, recorded before, stays as it was. */
export async function recordDecisions(
  tx: Prisma.TransactionClient,
  moderatorId: string,
  lines: readonly LogLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const column = <Key extends keyof LogLine>(key: Key) => lines.map((line) => line[key]);
  await tx.$executeRaw`
    INSERT INTO decision (comment_id, id, moderator_id, action, from_status, to_status, revision, detail, undoes)
    SELECT w.comment_id, w.id, ${moderatorId}::uuid, w.action, w.from_status, w.to_status, w.revision, w.detail, w.undoes
    FROM unnest(${column("commentId")}::uuid[], ${column("id")}::uuid[], ${column("action")}::text[],
      ${column("from")}::text[], ${column("to")}::text[], ${column("revision")}::int4[],
      ${lines.map(({ detail }) => JSON.stringify(detail))}::jsonb[], ${column("undoes")}::uuid[])
      w(comment_id, id, action, from_status, to_status, revision, detail, undoes)
    ON CONFLICT (comment_id, id) DO NOTHING`;
}

/** The lines recorded under these ids, by id. */
export async function findRecorded(
  tx: Prisma.TransactionClient,
  asked: readonly { id: string; commentId: string }[],
): Promise<Map<string, RecordedLine>> {
  if (asked.length === 0) return new Map();
  const lines = await tx.$queryRaw<RecordedLine[]>`
    SELECT ${RECORDED_COLUMNS}
    FROM unnest(${asked.map((one) => one.commentId)}::uuid[], ${asked.map((one) => one.id)}::uuid[]) w(comment_id, id)
    JOIN decision d ON d.comment_id = w.comment_id AND d.id = w.id
    JOIN moderator m ON m.id = d.moderator_id`;
  return new Map(lines.map((line) => [line.id, line]));
}

/** The newest line of a comment's log, if it has one. */
export async function findNewestLine(
  tx: Prisma.TransactionClient,
  commentId: string,
): Promise<RecordedLine | null> {
  const [line] = await tx.$queryRaw<RecordedLine[]>`
    SELECT ${RECORDED_COLUMNS} FROM decision d JOIN moderator m ON m.id = d.moderator_id
    WHERE d.comment_id = ${commentId}::uuid ORDER BY d.decided_at DESC, d.revision DESC LIMIT 1`;
  return line ?? null;
}

/** Whether a line has been undone already. */
export async function isUndone(
  tx: Prisma.TransactionClient,
  { commentId, id }: { commentId: string; id: string },
): Promise<boolean> {
  return (await tx.decision.count({ where: { commentId, undoes: id } })) > 0;
}

const RECORDED_COLUMNS = Prisma.sql`
  d.id, d.comment_id AS "commentId", d.action, d.from_status AS "from", d.to_status AS "to", d.revision, d.detail,
  d.undoes, d.moderator_id AS "moderatorId", m.name AS "moderatorName", ${isoUtc(Prisma.sql`d.decided_at`)} AS at`;
