import "server-only";
import { z } from "zod";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { WARNING_CODES } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import { FORMATS, type Format } from "@/lib/formats/format";
import { readImportCursor } from "./query";
import type { ImportedArticle, ImportWarningRow } from "./result";

/** `interrupted`: began long ago and never ended, so whatever ran it was stopped. */
export type ImportStatus = "running" | "interrupted" | "done" | "failed";

/** A line of the history. Dates are ISO 8601 in UTC. */
export type ImportRow = {
  id: string;
  fileName: string;
  status: ImportStatus;
  failure: string | null;
  /** Null: the command line. */
  byName: string | null;
  startedAt: string;
  articleCount: number;
  found: number;
  added: number;
  changed: number;
  warningCount: number;
};

export type ImportPage = { rows: ImportRow[]; nextCursor: string | null };

/** A comment whose votes an import found changed. `before` is the ledger's line before this one. */
export type VoteChange = {
  commentId: string;
  articleId: string;
  position: number;
  excerpt: string;
  before: Votes;
  after: Votes;
};
type Votes = { net: number | null; upvotes: number | null; downvotes: number | null };

/** Everything that is kept about one import. */
export type ImportReport = ImportRow & {
  format: Format | null;
  bytes: number;
  seconds: number | null;
  articles: ImportedArticle[];
  /** The first 500; `warningCount` says how many there are. */
  warnings: ImportWarningRow[];
  /** The first 100, largest change first. */
  voteChanges: VoteChange[];
};

const PAGE_ROWS = 20;
const WARNINGS_MAX = 500;
const VOTE_CHANGES_MAX = 100;
const INTERRUPTED_AFTER_MS = 30 * 60_000;

type RawRow = Omit<ImportRow, "status" | "startedAt"> & {
  status: "running" | "done" | "failed";
  startedAt: Date;
  isStale: boolean;
};

function toRow({ isStale, startedAt, status, ...row }: RawRow): ImportRow {
  return {
    ...row,
    status: status === "running" && isStale ? "interrupted" : status,
    startedAt: startedAt.toISOString(),
  };
}

/** The history, newest first, 20 at a time. */
export async function listImports(actor: Actor, cursor: string | null = null): Promise<ImportPage> {
  assertCan(actor, "import:read");
  const [before, beforeId] = (cursor === null ? null : readImportCursor(cursor)) ?? [null, null];
  const raw = await db.$queryRaw<RawRow[]>`
    SELECT i.id, i.file_name AS "fileName", i.status, i.failure, m.name AS "byName", i.started_at AS "startedAt",
           i.started_at < now() - ${INTERRUPTED_AFTER_MS}::int * interval '1 ms' AS "isStale",
           a.articles AS "articleCount", a.found, a.added, a.changed, w.warnings AS "warningCount"
    FROM import i
    LEFT JOIN moderator m ON m.id = i.moderator_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS articles, coalesce(sum(found), 0)::int AS found, coalesce(sum(added), 0)::int AS added,
             coalesce(sum(changed), 0)::int AS changed
      FROM import_article WHERE import_id = i.id) a
    CROSS JOIN LATERAL (SELECT count(*)::int AS warnings FROM import_warning WHERE import_id = i.id) w
    WHERE ${before}::timestamptz IS NULL OR (i.started_at, i.id) < (${before}::timestamptz, ${beforeId}::uuid)
    ORDER BY i.started_at DESC, i.id DESC
    LIMIT ${PAGE_ROWS + 1}`;
  const rows = raw.slice(0, PAGE_ROWS).map(toRow);
  const last = rows.at(-1);
  return { rows, nextCursor: raw.length > PAGE_ROWS && last ? `${last.startedAt}_${last.id}` : null };
}

/** One import with its articles, its warnings and the votes it found changed. */
export async function getImport(actor: Actor, id: string): Promise<ImportReport> {
  assertCan(actor, "import:read");
  const found = await findImport(actor, id);
  if (!found) throw new AppError("not_found", "There is no import at this address.");
  return found;
}

/** The same, or null where there is none. */
export async function findImport(actor: Actor, id: string): Promise<ImportReport | null> {
  assertCan(actor, "import:read");
  const found = await readImport(id);
  if (!found) return null;
  const articles = found.articles.map(({ article, articleId, importId: _, ...counts }) => ({
    id: articleId,
    title: article.title,
    isNew: article.importedAt >= found.startedAt,
    ...counts,
  }));
  const total = (count: "found" | "added" | "changed") =>
    articles.reduce((sum, article) => sum + article[count], 0);
  const row = toRow({
    id,
    fileName: found.fileName,
    status: z.enum(["running", "done", "failed"]).parse(found.status),
    failure: found.failure,
    byName: found.moderator?.name ?? null,
    startedAt: found.startedAt,
    isStale: found.startedAt.getTime() < Date.now() - INTERRUPTED_AFTER_MS,
    articleCount: articles.length,
    found: total("found"),
    added: total("added"),
    changed: total("changed"),
    warningCount: found._count.warnings,
  });
  return {
    ...row,
    format: FORMATS.find((format) => format === found.format) ?? null,
    bytes: Number(found.bytes),
    seconds: found.finishedAt ? (found.finishedAt.getTime() - found.startedAt.getTime()) / 1000 : null,
    articles,
    warnings: await readWarnings(id),
    voteChanges: await readVoteChanges(id),
  };
}

function readImport(id: string) {
  return db.import.findUnique({
    where: { id },
    include: {
      moderator: { select: { name: true } },
      articles: {
        include: { article: { select: { title: true, importedAt: true } } },
        orderBy: { articleId: "asc" },
      },
      _count: { select: { warnings: true } },
    },
  });
}

function readWarnings(importId: string): Promise<ImportWarningRow[]> {
  return db.$queryRaw<ImportWarningRow[]>`
    SELECT w.code, w.message, w.article_id AS "articleId", c.id AS "commentId", w.position, w.line
    FROM import_warning w
    LEFT JOIN comment c ON c.article_id = w.article_id AND c.position = w.position
    WHERE w.import_id = ${importId}::uuid AND w.code = ANY(${[...WARNING_CODES]}::text[])
    ORDER BY w.number
    LIMIT ${WARNINGS_MAX}`;
}

type RawVoteChange = Omit<VoteChange, "before" | "after"> & {
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  netBefore: number | null;
  upvotesBefore: number | null;
  downvotesBefore: number | null;
};

async function readVoteChanges(importId: string): Promise<VoteChange[]> {
  // Only comments of this import's articles can have a line of this import, and the ledger is keyed by comment.
  const rows = await db.$queryRaw<RawVoteChange[]>`
    SELECT c.id AS "commentId", c.article_id AS "articleId", c.position, left(c.body, 200) AS excerpt,
           v.net, v.upvotes, v.downvotes,
           p.net AS "netBefore", p.upvotes AS "upvotesBefore", p.downvotes AS "downvotesBefore"
    FROM import_article a
    JOIN comment c ON c.article_id = a.article_id
    JOIN vote_observation v ON v.comment_id = c.id AND v.import_id = a.import_id
    JOIN LATERAL (
      SELECT net, upvotes, downvotes FROM vote_observation
      WHERE comment_id = c.id AND observed_at < v.observed_at ORDER BY observed_at DESC LIMIT 1) p ON true
    WHERE a.import_id = ${importId}::uuid AND a.changed > 0
    ORDER BY abs(v.net - p.net) DESC NULLS LAST, c.position, c.id
    LIMIT ${VOTE_CHANGES_MAX}`;
  return rows.map(({ net, upvotes, downvotes, netBefore, upvotesBefore, downvotesBefore, ...comment }) => ({
    ...comment,
    before: { net: netBefore, upvotes: upvotesBefore, downvotes: downvotesBefore },
    after: { net, upvotes, downvotes },
  }));
}
