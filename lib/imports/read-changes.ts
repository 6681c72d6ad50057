import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ChangeKind, ImportChange } from "@/lib/domain/import-change";
import { readPlace } from "./query";
import { listed, PAGE_ROWS } from "./read-report";
import type { ChangePage } from "./view";

const EXCERPT_CHARS = 200;

/** A change and its place in the list. */
type Placed = { place: string; change: ImportChange };

/** Of a preview as it was kept, the first thousand of a kind; of an import that ran, all, from the ledgers. */
export async function readChanges(
  importId: string,
  kind: ChangeKind,
  cursor: string | null,
  pageRows = PAGE_ROWS,
): Promise<ChangePage> {
  const about = await db.import.findUnique({
    where: { id: importId },
    select: { status: true, wants: true },
  });
  const isPreview = about?.wants === "preview";
  const total = await countChanges(importId, kind, isPreview);
  const found = isPreview
    ? await readPreviewed(importId, kind, cursor, pageRows)
    : await readKept(importId, kind, cursor, pageRows);
  const page = listed(found, total, ({ place }) => place, pageRows);
  return { ...page, rows: page.rows.map(({ change }) => change) };
}

async function countChanges(importId: string, kind: ChangeKind, isPreview: boolean): Promise<number> {
  if (isPreview) return db.importChange.count({ where: { importId, kind } });
  if (kind === "refused") return db.importRefusal.count({ where: { importId } });
  const { _sum } = await db.importArticle.aggregate({
    where: { importId },
    _sum: { added: true, votesChanged: true, edited: true, gone: true, returned: true },
  });
  const sums = {
    new: _sum.added,
    votes: _sum.votesChanged,
    edited: _sum.edited,
    gone: _sum.gone,
    returned: _sum.returned,
  };
  return sums[kind] ?? 0;
}

async function readPreviewed(
  importId: string,
  kind: ChangeKind,
  cursor: string | null,
  pageRows: number,
): Promise<Placed[]> {
  const [after] = readPlace(cursor) ?? [0];
  const rows = await db.importChange.findMany({
    where: { importId, kind, number: { gt: after } },
    orderBy: { number: "asc" },
    take: pageRows + 1,
  });
  return rows.map(({ number, detail }) => ({ place: `${number}_`, change: trusted(detail) }));
}

/** Our own preview writes nothing else into the column. */
function trusted(detail: unknown): ImportChange {
  return detail as ImportChange;
}

function readKept(
  importId: string,
  kind: ChangeKind,
  cursor: string | null,
  pageRows: number,
): Promise<Placed[]> {
  if (kind === "refused") return readRefused(importId, cursor, pageRows);
  if (kind === "votes") return readVotes(importId, cursor, pageRows);
  return kind === "new"
    ? readNew(importId, cursor, pageRows)
    : readSourceChanges(importId, kind, cursor, pageRows);
}

async function readRefused(importId: string, cursor: string | null, pageRows: number): Promise<Placed[]> {
  const [after] = readPlace(cursor) ?? [0];
  const rows = await db.$queryRaw<{ number: number; line: number | null; message: string; file: string }[]>`
    SELECT r.number, r.line, r.message, coalesce(f.path, i.file_name) AS file
    FROM import_refusal r
    JOIN import i ON i.id = r.import_id
    LEFT JOIN import_file f ON f.import_id = r.import_id AND f.number = r.file_number
    WHERE r.import_id = ${importId}::uuid AND r.number > ${after}::int
    ORDER BY r.number LIMIT ${pageRows + 1}`;
  return rows.map(({ number, ...refusal }) => ({
    place: `${number}_`,
    change: { kind: "refused", ...refusal },
  }));
}

type Row = {
  articleId: string;
  articleTitle: string | null;
  commentId: string;
  position: number;
  author: string | null;
  excerpt: string;
};

const COMMENT = Prisma.sql`
  c.article_id AS "articleId", t.title AS "articleTitle", c.id AS "commentId", c.position, c.author,
  left(c.body, ${EXCERPT_CHARS}::int) AS excerpt`;

/** By article, then by place: the index of the thread gives that order. */
async function readNew(importId: string, cursor: string | null, pageRows: number): Promise<Placed[]> {
  const [position, article] = readPlace(cursor) ?? [0, null];
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${COMMENT}
    FROM import_article a
    JOIN article t ON t.id = a.article_id
    JOIN comment c ON c.article_id = a.article_id AND c.import_id = a.import_id
    WHERE a.import_id = ${importId}::uuid AND a.added > 0
      AND (${article}::uuid IS NULL OR (c.article_id, c.position) > (${article}::uuid, ${position}::int))
      AND (${article}::uuid IS NULL OR a.article_id >= ${article}::uuid)
    ORDER BY c.article_id, c.position LIMIT ${pageRows + 1}`;
  return rows.map((row) => ({ place: `${row.position}_${row.articleId}`, change: { kind: "new", ...row } }));
}

type VoteRow = Row & {
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  netBefore: number | null;
  upvotesBefore: number | null;
  downvotesBefore: number | null;
  swing: number;
};

/** The largest swing first. */
async function readVotes(importId: string, cursor: string | null, pageRows: number): Promise<Placed[]> {
  const [swing, comment] = readPlace(cursor) ?? [null, null];
  const rows = await db.$queryRaw<VoteRow[]>`
    SELECT ${COMMENT}, v.net, v.upvotes, v.downvotes, abs(v.net_change) AS swing,
           p.net AS "netBefore", p.upvotes AS "upvotesBefore", p.downvotes AS "downvotesBefore"
    FROM vote_observation v
    JOIN comment c ON c.id = v.comment_id
    JOIN article t ON t.id = c.article_id
    LEFT JOIN LATERAL (
      SELECT net, upvotes, downvotes FROM vote_observation
      WHERE comment_id = v.comment_id AND observed_at < v.observed_at ORDER BY observed_at DESC LIMIT 1) p ON true
    WHERE v.import_id = ${importId}::uuid AND v.net_change IS NOT NULL
      AND (${swing}::int IS NULL OR abs(v.net_change) < ${swing}::int
           OR (abs(v.net_change) = ${swing}::int AND v.comment_id > ${comment}::uuid))
    ORDER BY abs(v.net_change) DESC, v.comment_id LIMIT ${pageRows + 1}`;
  return rows.map(
    ({ net, upvotes, downvotes, netBefore, upvotesBefore, downvotesBefore, swing: moved, ...row }) => ({
      place: `${moved}_${row.commentId}`,
      change: {
        kind: "votes",
        ...row,
        before: { net: netBefore, upvotes: upvotesBefore, downvotes: downvotesBefore },
        after: { net, upvotes, downvotes },
      },
    }),
  );
}

/** A body that was replaced stands in the ledger; what replaced it is the next one there, or the comment's own. */
async function readSourceChanges(
  importId: string,
  kind: "edited" | "gone" | "returned",
  cursor: string | null,
  pageRows: number,
): Promise<Placed[]> {
  const [number, comment] = readPlace(cursor) ?? [0, null];
  const rows = await db.$queryRaw<(Row & { number: number; before: string | null; after: string })[]>`
    SELECT ${COMMENT}, s.number, s.body_before AS before, coalesce(n.body_before, c.body) AS after
    FROM source_change s
    JOIN comment c ON c.id = s.comment_id
    JOIN article t ON t.id = c.article_id
    LEFT JOIN LATERAL (
      SELECT body_before FROM source_change
      WHERE comment_id = s.comment_id AND kind = 'edited' AND number > s.number ORDER BY number LIMIT 1) n ON true
    WHERE s.import_id = ${importId}::uuid AND s.kind = ${kind}
      AND (${comment}::uuid IS NULL OR (s.comment_id, s.number) > (${comment}::uuid, ${number}::int))
    ORDER BY s.comment_id, s.number LIMIT ${pageRows + 1}`;
  return rows.map(({ number: at, before, after, ...row }) => ({
    place: `${at}_${row.commentId}`,
    change: kind === "edited" ? { kind, ...row, before: before ?? "", after } : { kind, ...row },
  }));
}
