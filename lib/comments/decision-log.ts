import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { isoUtc } from "@/lib/db/iso-utc";
import { IdTaken } from "@/lib/db/transaction";
import { requestName } from "@/lib/domain/identity";
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

/** What an act asks for, with a name for all of it. */
export type Asking = { action: DecisionAction; asked: string };

/** Under one id a person can ask for this and for nothing else: `what` is the whole request but for the ids of act and comment. */
export function asking(action: DecisionAction, ...what: (string | number | null)[]): Asking {
  return { action, asked: requestName(action, ...what) };
}

/** A line of the log. `revision` is the comment's after it. */
export type LogLine = {
  id: string;
  commentId: string;
  action: DecisionAction;
  /** Null where nobody can repeat the request. */
  asked: string | null;
  from: Status | null;
  to: Status | null;
  revision: number;
  detail: Prisma.InputJsonObject;
  undoes: string | null;
};

export type RecordedLine = LogLine & { moderatorId: string; moderatorName: string; at: string };

/** Appends every line to the log, or ends the transaction: no change stays without its line. */
export async function recordDecisions(
  tx: Prisma.TransactionClient,
  moderatorId: string,
  lines: readonly LogLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const column = <Key extends keyof LogLine>(key: Key) => lines.map((line) => line[key]);
  const written = await tx.$executeRaw`
    INSERT INTO decision (comment_id, id, moderator_id, action, from_status, to_status, revision, detail, undoes, asked)
    SELECT w.comment_id, w.id, ${moderatorId}::uuid, w.action, w.from_status, w.to_status, w.revision, w.detail,
      w.undoes, w.asked
    FROM unnest(${column("commentId")}::uuid[], ${column("id")}::uuid[], ${column("action")}::text[],
      ${column("from")}::text[], ${column("to")}::text[], ${column("revision")}::int4[],
      ${lines.map(({ detail }) => JSON.stringify(detail))}::jsonb[], ${column("undoes")}::uuid[],
      ${column("asked")}::uuid[])
      w(comment_id, id, action, from_status, to_status, revision, detail, undoes, asked)
    ON CONFLICT (comment_id, id) DO NOTHING`;
  if (written !== lines.length) throw new IdTaken();
}

type LineKey = { id: string; commentId: string };

/** Acts sorted by whether they were recorded before: `done` by this very person, `taken` where the id stands for anything else. */
export type Sorted<Act> = { done: { act: Act; line: RecordedLine }[]; taken: Act[]; fresh: Act[] };

/** Looks up which of these acts, all by one person, were recorded before. */
export async function sortRecorded<Act extends LineKey & { asked: string }>(
  tx: Prisma.TransactionClient,
  moderatorId: string,
  acts: readonly Act[],
): Promise<Sorted<Act>> {
  const recorded = await findRecorded(tx, acts);
  const sorted: Sorted<Act> = { done: [], taken: [], fresh: [] };
  for (const act of acts) {
    const line = recorded.get(lineKey(act));
    if (!line) sorted.fresh.push(act);
    else if (line.asked === act.asked && line.moderatorId === moderatorId) sorted.done.push({ act, line });
    else sorted.taken.push(act);
  }
  return sorted;
}

/** Names a line among those of all comments: an id is one comment's own. */
export function lineKey({ id, commentId }: LineKey): string {
  return `${commentId} ${id}`;
}

/** The lines recorded under these ids, by `lineKey`. */
export async function findRecorded(
  tx: Prisma.TransactionClient,
  asked: readonly LineKey[],
): Promise<Map<string, RecordedLine>> {
  if (asked.length === 0) return new Map();
  const lines = await tx.$queryRaw<RecordedLine[]>`
    SELECT ${RECORDED_COLUMNS}
    FROM unnest(${asked.map((one) => one.commentId)}::uuid[], ${asked.map((one) => one.id)}::uuid[]) w(comment_id, id)
    JOIN decision d ON d.comment_id = w.comment_id AND d.id = w.id
    JOIN moderator m ON m.id = d.moderator_id`;
  return new Map(lines.map((line) => [lineKey(line), line]));
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
  d.undoes, d.asked, d.moderator_id AS "moderatorId", m.name AS "moderatorName", ${isoUtc(Prisma.sql`d.decided_at`)} AS at`;
