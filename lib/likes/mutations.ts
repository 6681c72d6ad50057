import "server-only";
import type { z } from "zod";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { decideComments, undoDecisions } from "@/lib/comments/mutations";
import { db } from "@/lib/db/client";
import { ID_TAKEN } from "@/lib/db/transaction";
import { partOfAct, requestName } from "@/lib/domain/identity";
import { AppError } from "@/lib/errors";
import { raiseFlags } from "@/lib/flags/mutations";
import type { actOnAlikeSchema, undoAlikeSchema } from "@/lib/likes/schema";

const BATCH = 200;
const UNDO_BATCH = 200;

type Asked = z.output<typeof actOnAlikeSchema>;

/**
 * What one request of an act did. `next` is where the next one goes on, null where none is left; then `overtaken` counts
 * what colleagues changed first, by whom, and `doneInAll` what the whole act did, lost answers included.
 */
export type ActPart = {
  done: number;
  next: string | null;
  overtaken: { name: string; count: number }[];
  doneInAll: number | null;
};

/**
 * Does one thing to the next 200 open comments of a cluster. Ask again with what it answers until `next` is null; a
 * request repeated is done once. What colleagues decide meanwhile stays theirs, and comments that came since the
 * moderator was told how many there are stay open.
 */
export async function actOnAlike(actor: Actor, asked: Asked): Promise<ActPart> {
  assertCan(actor, asked.act.kind === "flag" ? "comment:flag" : "comment:decide");
  const moderatorId = moderatorIdOf(actor);
  await begin(moderatorId, asked);
  const members = await readOpen(asked);
  const last = members.at(-1);
  const next = members.length === BATCH && last ? last.commentId : null;
  const done = members.length === 0 ? 0 : await doOnce(actor, asked, members);
  if (next !== null) return { done, next, overtaken: [], doneInAll: null };
  const [overtaken, doneInAll] = await Promise.all([
    readOvertaken(moderatorId, asked),
    countLines(moderatorId, asked.id),
  ]);
  return { done, next, overtaken, doneInAll };
}

/** Notes the act, unless it is noted already; refuses an id that stands for any other. */
async function begin(moderatorId: string, asked: Asked): Promise<void> {
  const { id, clusterId, act, openCount, readAt } = asked;
  const what = act.kind === "flag" ? [act.ruleCode, act.severity, act.note] : [act.status];
  const name = requestName("act-on-alike", clusterId, openCount, readAt, act.kind, ...what);
  const noted = (await db.likeAct.findUnique({ where: { id } })) ?? (await note(moderatorId, asked, name));
  if (noted?.moderatorId !== moderatorId || noted.asked !== name) throw new AppError("conflict", ID_TAKEN);
}

/** Notes an act that begins; refused where there is more than the moderator was told of. Null: it begins elsewhere. */
async function note(
  moderatorId: string,
  { id, clusterId, act, openCount, readAt, after }: Asked,
  asked: string,
): Promise<{ moderatorId: string; asked: string | null } | null> {
  if (after !== null) return null;
  const open = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM likeness l JOIN comment c ON c.id = l.comment_id
    WHERE l.cluster_id = ${clusterId}::uuid AND c.status = 'open' AND c.imported_at <= ${readAt}::timestamptz
    LIMIT ${openCount + 1}`;
  if (open.length > openCount) {
    throw new AppError(
      "conflict",
      `There are more than the ${openCount} open comments that you were shown, so nothing was done. Look again, then repeat it.`,
    );
  }
  await db.likeAct.createMany({
    data: {
      ...{ id, clusterId, moderatorId, asked, askedCount: openCount },
      act: act.kind === "flag" ? "flag" : act.status,
    },
    skipDuplicates: true,
  });
  return db.likeAct.findUnique({ where: { id } });
}

type Member = { commentId: string; revision: number };

async function readOpen({ clusterId, readAt, after }: Asked): Promise<Member[]> {
  return db.$queryRaw<Member[]>`
    SELECT c.id AS "commentId", c.revision FROM likeness l JOIN comment c ON c.id = l.comment_id
    WHERE l.cluster_id = ${clusterId}::uuid AND c.status = 'open' AND c.imported_at <= ${readAt}::timestamptz
      AND (${after}::uuid IS NULL OR l.comment_id > ${after}::uuid)
    ORDER BY l.comment_id LIMIT ${BATCH}`;
}

async function doOnce(actor: Actor, { id, clusterId, act, openCount }: Asked, members: readonly Member[]) {
  // Each line of the log says what it is part of; undoing finds the lines by it.
  const detail = { alike: { act: id, cluster: clusterId, count: openCount } };
  const parts = members.map(({ commentId, revision }) => ({
    ...{ id: partOfAct(id, commentId), commentId, revision },
  }));
  if (act.kind === "flag") {
    const { ruleCode, severity, note } = act;
    return (await raiseFlags(actor, { flags: parts, ruleCode, severity, note }, detail)).length;
  }
  const decisions = parts.map((part) => ({ ...part, status: act.status }));
  return (await decideComments(actor, { decisions }, detail)).applied.length;
}

async function readOvertaken(
  moderatorId: string,
  { clusterId, readAt }: Asked,
): Promise<ActPart["overtaken"]> {
  return db.$queryRaw`
    SELECT m.name, count(*)::int AS count
    FROM likeness l JOIN comment c ON c.id = l.comment_id JOIN moderator m ON m.id = c.decided_by
    WHERE l.cluster_id = ${clusterId}::uuid AND c.decided_at > ${readAt}::timestamptz
      AND c.decided_by <> ${moderatorId}::uuid AND c.imported_at <= ${readAt}::timestamptz
    GROUP BY m.name ORDER BY count(*) DESC, m.name LIMIT 10`;
}

async function countLines(moderatorId: string, actId: string): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM like_act a JOIN decision d
      ON d.moderator_id = a.moderator_id AND d.decided_at >= a.started_at - interval '1 second'
    WHERE a.id = ${actId}::uuid AND a.moderator_id = ${moderatorId}::uuid AND d.detail->'alike'->>'act' = ${actId}`;
  return found?.count ?? 0;
}

/** What one request of an undoing did; `changedSince` counts what somebody changed again, which stays as it is. */
export type UndoPart = { done: number; changedSince: number; next: string | null };

/**
 * Turns back an act on alike comments, 200 of them at a time. Ask again until `next` is null; what an earlier request
 * turned back counts as done, so that an undoing that was cut off can be begun anew.
 */
export async function undoAlike(
  actor: Actor,
  { actId, after }: z.output<typeof undoAlikeSchema>,
): Promise<UndoPart> {
  assertCan(actor, "comment:decide");
  const act = await db.likeAct.findUnique({ where: { id: actId } });
  if (!act) throw new AppError("not_found", "This act is not in the desk's log. Reload the page.");
  if (act.moderatorId !== moderatorIdOf(actor) && actor.role !== "admin") {
    throw new AppError("not_allowed", "You can undo your own acts. Decide anew to change a colleague's.");
  }
  const lines = await readLines(act, after);
  const left = lines.filter(({ isUndone }) => !isUndone);
  const undoingId = partOfAct(actId, actId);
  const results = await undoDecisions(
    actor,
    left.map((line) => ({
      id: partOfAct(undoingId, line.commentId),
      commentId: line.commentId,
      undoes: line.id,
    })),
  );
  const done = lines.length - left.length + results.filter(({ kind }) => kind === "done").length;
  const last = lines.at(-1);
  if (lines.length === UNDO_BATCH && last) {
    return { done, changedSince: lines.length - done, next: last.commentId };
  }
  await db.likeAct.updateMany({ where: { id: actId, undoneAt: null }, data: { undoneAt: new Date() } });
  return { done, changedSince: lines.length - done, next: null };
}

async function readLines(
  act: { id: string; moderatorId: string; startedAt: Date },
  after: string | null,
): Promise<{ id: string; commentId: string; isUndone: boolean }[]> {
  return db.$queryRaw`
    SELECT d.id, d.comment_id AS "commentId",
      EXISTS (SELECT FROM decision u WHERE u.comment_id = d.comment_id AND u.undoes = d.id) AS "isUndone"
    FROM decision d
    WHERE d.moderator_id = ${act.moderatorId}::uuid AND d.decided_at >= ${act.startedAt}::timestamptz - interval '1 second'
      AND d.detail->'alike'->>'act' = ${act.id} AND (${after}::uuid IS NULL OR d.comment_id > ${after}::uuid)
    ORDER BY d.comment_id LIMIT ${UNDO_BATCH}`;
}
