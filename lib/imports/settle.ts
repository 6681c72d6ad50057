import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { type VoteSwing, voteSwings } from "@/lib/domain/vote-swing";

type Tx = Prisma.TransactionClient;

const LIMITS = { timeout: 600_000, maxWait: 60_000 };

/**
 * Works out how unusual the newest changes of votes are (docs/votes.md), for each article in which an import changed
 * votes, or this import alone, each in a transaction of its own. Safe to repeat, and to run beside other imports.
 */
export async function settleSwings(importId?: string): Promise<void> {
  const ofImport = importId
    ? Prisma.sql`id IN (SELECT article_id FROM import_article WHERE import_id = ${importId}::uuid)`
    : Prisma.sql`true`;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const [next] = await db.$queryRaw<{ id: string }[]>`
      SELECT id FROM article WHERE swings_due AND ${ofImport} AND id > ${after}::uuid ORDER BY id LIMIT 1`;
    if (!next) return;
    after = next.id;
    await inTransaction((tx) => settleArticle(tx, next.id), LIMITS);
  }
}

async function settleArticle(tx: Tx, id: string): Promise<void> {
  // One that another import holds is that import's to settle, at its end.
  const [held] = await tx.$queryRaw<{ observedAt: Date | null }[]>`
    SELECT observed_at AS "observedAt" FROM article
    WHERE id = ${id}::uuid AND swings_due FOR NO KEY UPDATE SKIP LOCKED`;
  if (!held) return;
  const thread = await readVotes(tx, id);
  const swings = voteSwings(thread, held.observedAt?.toISOString() ?? null);
  const found = new Map(swings.map((swing) => [swing.id, swing]));
  await writeSwings(
    tx,
    thread.flatMap(({ id: commentId, known }) => {
      const swing = found.get(commentId) ?? { id: commentId, ...NONE };
      return isSame(known, swing) ? [] : [swing];
    }),
  );
  await tx.$executeRaw`UPDATE article SET swings_due = false WHERE id = ${id}::uuid`;
}

type Known = { [Field in Exclude<keyof VoteSwing, "id">]: VoteSwing[Field] | null };
const NONE = { netChange: null, netChangePerDay: null, deviation: null, isSwing: false };

async function readVotes(tx: Tx, articleId: string) {
  const rows = await tx.$queryRaw<
    (Known & {
      id: string;
      seenAt: Date;
      observedAt: Date;
      changedAfter: Date | null;
      lineChange: number | null;
    })[]
  >`
    SELECT c.id, coalesce(c.seen_at, c.imported_at) AS "seenAt", line.observed_at AS "observedAt",
           line.changed_after AS "changedAfter", line.net_change AS "lineChange", c.net_change AS "netChange",
           c.net_change_per_day AS "netChangePerDay", c.net_change_deviation AS deviation, c.is_swing AS "isSwing"
    FROM comment c CROSS JOIN LATERAL (
      SELECT v.observed_at, v.changed_after, v.net_change FROM vote_observation v
      WHERE v.comment_id = c.id ORDER BY v.observed_at DESC LIMIT 1) line
    WHERE c.article_id = ${articleId}::uuid`;
  return rows.map((row) => ({
    id: row.id,
    seenAt: row.seenAt.toISOString(),
    observedAt: row.observedAt.toISOString(),
    changedAfter: row.changedAfter?.toISOString() ?? null,
    netChange: row.lineChange,
    known: row,
  }));
}

function isSame(known: Known, swing: Known): boolean {
  return (
    known.netChange === swing.netChange &&
    known.netChangePerDay === swing.netChangePerDay &&
    known.deviation === swing.deviation &&
    known.isSwing === swing.isSwing
  );
}

async function writeSwings(tx: Tx, swings: readonly (Known & { id: string })[]): Promise<void> {
  if (swings.length === 0) return;
  await tx.$executeRaw`
    UPDATE comment c
    SET net_change = given.net_change, net_change_per_day = given.per_day, net_change_deviation = given.deviation,
        is_swing = given.is_swing
    FROM (SELECT * FROM unnest(${swings.map(({ id }) => id)}::uuid[], ${swings.map((one) => one.netChange)}::int[],
                               ${swings.map((one) => one.netChangePerDay)}::float8[],
                               ${swings.map((one) => one.deviation)}::float8[],
                               ${swings.map((one) => one.isSwing)}::bool[])
            AS given (id, net_change, per_day, deviation, is_swing) ORDER BY id) given
    WHERE c.id = given.id`;
}
