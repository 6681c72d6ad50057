import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { BatchRecord } from "@/lib/domain/batch-records";
import type { StoredRecord } from "@/lib/domain/compare-record";
import type { AddedRecord, MetRecord } from "@/lib/domain/plan-batch";
import { recordDigest } from "@/lib/domain/record-digest";
import { statusOfState } from "@/lib/domain/source-states";
import { dropQuotes } from "./page-rows";
import type { ImportRun } from "./run";

type Tx = Prisma.TransactionClient;

type Row = Omit<StoredRecord, Times | "lines" | "revisions"> & Record<Times, Date | null>;
type Times = "postedAt" | "seenAt" | "votesSeenAt" | "goneAt" | "returnedAt" | "listedAt" | "completeAt";

/** How the desk knows a record: not at all, with all that it tells, or otherwise. */
export type Standing = "new" | "same" | "other";
const STANDINGS: Record<string, Standing> = { n: "new", s: "same" };

/**
 * How the desk knows these records, in their order, as a letter each: a comment that was imported before costs one
 * look into the index and one hash, and no row travels.
 */
export async function knownRecords(tx: Tx, records: readonly BatchRecord[]): Promise<Standing[]> {
  const rows = await tx.$queryRaw<{ letters: string | null }[]>`
    SELECT string_agg(coalesce((
      SELECT CASE WHEN encode(sha256(convert_to(
          (extract(epoch FROM c.seen_at) * 1000)::bigint
            || '/' || coalesce(((extract(epoch FROM c.posted_at) * 1000)::bigint)::text, '-')
            || '/' || coalesce(c.net::text, '-') || '/' || coalesce(c.upvotes::text, '-')
            || '/' || coalesce(c.downvotes::text, '-')
            || '/' || coalesce(CASE WHEN c.reply_evidence = 'source' THEN c.parent_id::text END, '-')
            || '/' || coalesce(c.source_state, '-') || '/' || coalesce(octet_length(c.author)::text, '-')
            || ':' || coalesce(c.author, '') || c.body, 'UTF8')), 'hex') = w.digest
          AND c.gone_at IS NULL AND c.votes_seen_at IS NULL THEN 's' ELSE 'o' END
      FROM comment c WHERE c.id = w.id), 'n'), '' ORDER BY w.place) AS letters
    FROM unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(recordDigest)}::text[])
      WITH ORDINALITY AS w(id, digest, place)`;
  return [...(rows[0]?.letters ?? "")].map((letter) => STANDINGS[letter] ?? "other");
}

/** The comments that the desk has of these, without their ledgers. */
export async function readComments(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.position, c.author, c.posted_at AS "postedAt", c.body, c.net, c.upvotes, c.downvotes,
           c.parent_id AS "parentId", c.reply_evidence AS "replyEvidence", c.source_state AS "sourceState",
           c.import_id AS "importId", c.seen_at AS "seenAt", c.votes_seen_at AS "votesSeenAt", c.gone_at AS "goneAt",
           c.returned_at AS "returnedAt", c.listed_at AS "listedAt",
           CASE WHEN c.gone_at IS NOT NULL THEN (SELECT complete_at FROM article a WHERE a.id = c.article_id) END
             AS "completeAt"
    FROM comment c WHERE c.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, stored(row)]));
}

/** Adds comments with their first votes, in one statement. */
export async function addComments(tx: Tx, run: ImportRun, added: readonly AddedRecord[]): Promise<void> {
  if (added.length === 0) return;
  const comments = added.map(({ record }) => record.comment);
  const records = added.map(({ record }) => record);
  await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT * FROM unnest(
        ${records.map((record) => record.id)}::uuid[], ${records.map((record) => record.articleId)}::uuid[],
        ${added.map(({ position }) => position)}::int[], ${comments.map((comment) => comment.author)}::text[],
        ${comments.map((comment) => comment.postedAt)}::timestamptz[], ${comments.map((comment) => comment.body)}::text[],
        ${comments.map((comment) => comment.net)}::int[], ${comments.map((comment) => comment.upvotes)}::int[],
        ${comments.map((comment) => comment.downvotes)}::int[], ${records.map((record) => record.parentId)}::uuid[],
        ${comments.map((comment) => statusOfState(run.states, comment.state))}::text[],
        ${comments.map((comment) => comment.sourceId ?? null)}::text[],
        ${comments.map((comment) => comment.state ?? null)}::text[],
        ${comments.map((comment) => comment.kind ?? "comment")}::text[],
        ${records.map((record) => record.observedAt)}::timestamptz[],
        ${records.map(isEdited)}::bool[], ${comments.map((comment) => comment.reports ?? null)}::int[])
      AS w(id, article_id, position, author, posted_at, body, net, upvotes, downvotes, parent_id, status, source_id,
           source_state, kind, seen_at, is_edited, report_count)
    ), kept AS (
      INSERT INTO comment (id, article_id, position, author, posted_at, body, net, upvotes, downvotes, parent_id,
                           reply_evidence, status, source_id, source_state, kind, import_id, seen_at, edited_at, report_count)
      SELECT id, article_id, position, author, posted_at, body, net, upvotes, downvotes, parent_id,
             CASE WHEN parent_id IS NOT NULL THEN 'source' END, status, source_id, source_state, kind,
             ${run.importId}::uuid, seen_at, CASE WHEN is_edited THEN now() END, report_count
      FROM given
    )
    INSERT INTO vote_observation (comment_id, observed_at, net, upvotes, downvotes, import_id)
    SELECT id, seen_at, net, upvotes, downvotes, ${run.importId}::uuid FROM given
    WHERE num_nonnulls(net, upvotes, downvotes) > 0`;
}

function isEdited({ earlierBodies, comment }: BatchRecord): boolean {
  return earlierBodies.length > 0 || (comment.earlier?.length ?? 0) > 0;
}

/** Keeps how often readers reported known comments at their source, as the newest copy says it. */
export async function countReports(tx: Tx, records: readonly BatchRecord[]): Promise<void> {
  const told = records.filter(({ comment }) => comment.reports != null);
  if (told.length === 0) return;
  await tx.$executeRaw`
    UPDATE comment c SET report_count = w.reports
    FROM unnest(${told.map(({ id }) => id)}::uuid[], ${told.map(({ comment }) => comment.reports)}::int[],
                ${told.map(({ observedAt }) => observedAt)}::timestamptz[]) AS w(id, reports, seen_at)
    WHERE c.id = w.id AND c.report_count IS DISTINCT FROM w.reports
      AND (c.report_count IS NULL OR c.seen_at IS NULL OR w.seen_at >= c.seen_at)`;
}

/** Writes what the source tells anew. Status, revision, flags, notes and tags are not named here. */
export async function changeComments(tx: Tx, changed: readonly MetRecord[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ news }) => news.row);
  await tx.$executeRaw`
    UPDATE comment c
    SET author = w.author, posted_at = w.posted_at, body = coalesce(w.new_body, c.body), net = w.net,
        upvotes = w.upvotes, downvotes = w.downvotes, parent_id = w.parent_id, reply_evidence = w.reply_evidence,
        source_state = w.source_state, seen_at = w.seen_at, votes_seen_at = w.votes_seen_at, gone_at = w.gone_at,
        returned_at = w.returned_at,
        edited_at = CASE WHEN w.new_body IS NULL THEN c.edited_at ELSE now() END
    FROM unnest(
      ${changed.map(({ stored: { id } }) => id)}::uuid[], ${rows.map((row) => row.author)}::text[],
      ${rows.map((row) => row.postedAt)}::timestamptz[],
      ${changed.map(({ news }) => (news.isEdited ? news.row.body : null))}::text[], ${rows.map((row) => row.net)}::int[],
      ${rows.map((row) => row.upvotes)}::int[], ${rows.map((row) => row.downvotes)}::int[],
      ${rows.map((row) => row.parentId)}::uuid[], ${rows.map((row) => row.replyEvidence)}::text[],
      ${rows.map((row) => row.sourceState)}::text[], ${rows.map((row) => row.seenAt)}::timestamptz[],
      ${rows.map((row) => row.votesSeenAt)}::timestamptz[], ${rows.map((row) => row.goneAt)}::timestamptz[],
      ${rows.map((row) => row.returnedAt)}::timestamptz[])
      AS w(id, author, posted_at, new_body, net, upvotes, downvotes, parent_id, reply_evidence, source_state, seen_at,
           votes_seen_at, gone_at, returned_at)
    WHERE c.id = w.id`;
  await dropQuotes(
    tx,
    changed.filter(({ news }) => news.isEdited).map(({ stored: { id } }) => id),
  );
}

/** Keeps when comments of which nothing is new were last seen. */
export async function seeAgain(tx: Tx, met: readonly MetRecord[]): Promise<void> {
  if (met.length === 0) return;
  await tx.$executeRaw`
    UPDATE comment c SET seen_at = w.seen_at, votes_seen_at = w.votes_seen_at
    FROM unnest(${met.map(({ stored: { id } }) => id)}::uuid[],
                ${met.map(({ news }) => news.row.seenAt)}::timestamptz[],
                ${met.map(({ news }) => news.row.votesSeenAt)}::timestamptz[]) AS w(id, seen_at, votes_seen_at)
    WHERE c.id = w.id`;
}

function stored(row: Row): StoredRecord {
  const iso = (time: Date | null) => time?.toISOString() ?? null;
  return {
    ...row,
    postedAt: iso(row.postedAt),
    seenAt: iso(row.seenAt),
    votesSeenAt: iso(row.votesSeenAt),
    goneAt: iso(row.goneAt),
    returnedAt: iso(row.returnedAt),
    listedAt: iso(row.listedAt),
    completeAt: iso(row.completeAt),
    lines: [],
    revisions: [],
  };
}
