import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Revision } from "@/lib/domain/merge-bodies";
import type { VoteLine } from "@/lib/domain/observe-votes";
import type { PresenceChange } from "@/lib/domain/presence";

type Tx = Prisma.TransactionClient;

export type CommentLine = VoteLine & { commentId: string };

/** The ledgers of an article's comments whose numbers were seen at `observedAt` or later, by comment, in the order of time. */
export async function readLedgers(
  tx: Tx,
  articleId: string,
  observedAt: string,
): Promise<Map<string, VoteLine[]>> {
  const rows = await tx.$queryRaw<(Omit<CommentLine, "observedAt" | "changedAfter"> & RawTimes)[]>`
    SELECT v.comment_id AS "commentId", v.observed_at AS "observedAt", v.net, v.upvotes, v.downvotes,
           v.net_change AS "netChange", v.changed_after AS "changedAfter", v.import_id AS "importId"
    FROM comment c JOIN vote_observation v ON v.comment_id = c.id
    WHERE c.article_id = ${articleId}::uuid
      AND coalesce(c.seen_at, c.imported_at) >= ${observedAt}::timestamptz
    ORDER BY v.comment_id, v.observed_at`;
  const ledgers = new Map<string, VoteLine[]>();
  for (const { commentId, ...row } of rows) {
    const line = {
      ...row,
      observedAt: row.observedAt.toISOString(),
      changedAfter: row.changedAfter?.toISOString() ?? null,
    };
    const ledger = ledgers.get(commentId);
    if (ledger) ledger.push(line);
    else ledgers.set(commentId, [line]);
  }
  return ledgers;
}

type RawTimes = { observedAt: Date; changedAfter: Date | null };

/** Adds lines to the vote ledger, or corrects the ones at their time. */
export async function writeLines(tx: Tx, lines: readonly CommentLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO vote_observation (comment_id, observed_at, net, upvotes, downvotes, net_change, changed_after, import_id)
    SELECT * FROM unnest(
      ${lines.map((line) => line.commentId)}::uuid[], ${lines.map((line) => line.observedAt)}::timestamptz[],
      ${lines.map((line) => line.net)}::int[], ${lines.map((line) => line.upvotes)}::int[],
      ${lines.map((line) => line.downvotes)}::int[], ${lines.map((line) => line.netChange)}::int[],
      ${lines.map((line) => line.changedAfter)}::timestamptz[], ${lines.map((line) => line.importId)}::uuid[])
      AS given (comment_id, observed_at, net, upvotes, downvotes, net_change, changed_after, import_id)
    ORDER BY comment_id, observed_at
    ON CONFLICT (comment_id, observed_at) DO UPDATE
    SET net = EXCLUDED.net, upvotes = EXCLUDED.upvotes, downvotes = EXCLUDED.downvotes,
        net_change = EXCLUDED.net_change, changed_after = EXCLUDED.changed_after, import_id = EXCLUDED.import_id`;
}

/** Takes back lines of changes that were seen earlier than known so far. */
export async function dropLines(
  tx: Tx,
  lines: readonly { commentId: string; observedAt: string }[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM vote_observation v
    USING unnest(${lines.map((line) => line.commentId)}::uuid[], ${lines.map((line) => line.observedAt)}::timestamptz[])
      AS given (comment_id, observed_at)
    WHERE v.comment_id = given.comment_id AND v.observed_at = given.observed_at`;
}

/** Earlier bodies of an article's comments, by comment, in the order of time. */
export async function readRevisions(tx: Tx, articleId: string): Promise<Map<string, Revision[]>> {
  const rows = await tx.$queryRaw<RawRevision[]>`
    SELECT s.comment_id AS "commentId", s.number, s.observed_at AS "observedAt", s.body_before AS "bodyBefore",
           s.import_id AS "importId"
    FROM comment c JOIN source_change s ON s.comment_id = c.id
    WHERE c.article_id = ${articleId}::uuid AND s.kind = 'edited'
    ORDER BY s.comment_id, s.observed_at, s.number`;
  const revisions = new Map<string, Revision[]>();
  for (const { commentId, observedAt, ...row } of rows) {
    const known = revisions.get(commentId) ?? [];
    revisions.set(commentId, known);
    known.push({ ...row, observedAt: observedAt.toISOString() });
  }
  return revisions;
}

type RawRevision = Omit<Revision, "observedAt"> & { commentId: string; observedAt: Date };

/** A line of a comment's history; `number` null for one that is to be added. */
export type SourceChangeRow = {
  commentId: string;
  number: number | null;
  kind: "edited" | "gone" | "returned";
  observedAt: string;
  bodyBefore: string | null;
  importId: string;
};

/** Adds lines to the history of comments, numbered on, and corrects the ones that have a number. */
export async function writeSourceChanges(tx: Tx, rows: readonly SourceChangeRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO source_change (comment_id, number, import_id, kind, observed_at, body_before)
    SELECT given.comment_id,
           coalesce(given.number,
                    (SELECT coalesce(max(number), 0) FROM source_change s WHERE s.comment_id = given.comment_id)
                      + count(*) FILTER (WHERE given.number IS NULL)
                        OVER (PARTITION BY given.comment_id ORDER BY given.place)),
           given.import_id, given.kind, given.observed_at, given.body_before
    FROM unnest(${rows.map((row) => row.commentId)}::uuid[], ${rows.map((row) => row.number)}::int[],
                ${rows.map((row) => row.importId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
                ${rows.map((row) => row.observedAt)}::timestamptz[], ${rows.map((row) => row.bodyBefore)}::text[])
      WITH ORDINALITY AS given (comment_id, number, import_id, kind, observed_at, body_before, place)
    ORDER BY given.comment_id, given.place
    ON CONFLICT (comment_id, number) DO UPDATE
    SET import_id = EXCLUDED.import_id, observed_at = EXCLUDED.observed_at, body_before = EXCLUDED.body_before`;
}

/** Takes back revisions that turned out to be none. */
export async function dropRevisions(
  tx: Tx,
  rows: readonly { commentId: string; number: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM source_change s
    USING unnest(${rows.map((row) => row.commentId)}::uuid[], ${rows.map((row) => row.number)}::int[])
      AS given (comment_id, number)
    WHERE s.comment_id = given.comment_id AND s.number = given.number`;
}

/** A comment turned out to be gone earlier than known so far. */
export async function moveGone(
  tx: Tx,
  moves: readonly (NonNullable<PresenceChange["moved"]> & { commentId: string })[],
): Promise<void> {
  if (moves.length === 0) return;
  await tx.$executeRaw`
    UPDATE source_change s SET observed_at = given.until
    FROM unnest(${moves.map((move) => move.commentId)}::uuid[], ${moves.map((move) => move.from)}::timestamptz[],
                ${moves.map((move) => move.to)}::timestamptz[]) AS given (comment_id, since, until)
    WHERE s.comment_id = given.comment_id AND s.kind = 'gone' AND s.observed_at = given.since`;
}
