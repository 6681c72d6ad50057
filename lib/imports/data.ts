import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ChangeKind } from "@/lib/domain/import-change";
import type { WarningCode } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import { readImportCursor } from "./query";
import { readChanges } from "./read-changes";
import { readArticles, readFiles, readRefusals, readWarnings } from "./read-report";
import { buildView } from "./read-view";
import { readStates, type SourceStates, STATES_KEY } from "./source-states";
import { type ImportFigures, toRow } from "./to-row";
import * as uploads from "./upload-bytes";
import type {
  ChangePage,
  ImportedArticle,
  ImportedFile,
  ImportPage,
  ImportView,
  ImportWarningRow,
  Listed,
  RefusedRecord,
} from "./view";

const PAGE_ROWS = 20;

/** How many articles wait until what their comments quote and answer is worked out. */
export async function countThreadsDue(actor: Actor): Promise<number> {
  assertCan(actor, "import:read");
  return db.article.count({ where: { contextDue: { gt: 0 } } });
}

/** The history, newest first, 20 at a time. */
export async function listImports(actor: Actor, cursor: string | null = null): Promise<ImportPage> {
  assertCan(actor, "import:read");
  const [before, beforeId] = (cursor === null ? null : readImportCursor(cursor)) ?? [null, null];
  const found = await readFigures(
    Prisma.sql`${before}::timestamptz IS NULL OR (i.started_at, i.id) < (${before}::timestamptz, ${beforeId}::uuid)`,
    PAGE_ROWS + 1,
  );
  const now = new Date();
  const rows = found.slice(0, PAGE_ROWS).map((row) => toRow(row, now));
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > PAGE_ROWS && last ? `${last.startedAt}_${last.id}` : null };
}

/** Everything that the page shows of one import. */
export async function getImportView(actor: Actor, id: string): Promise<ImportView> {
  assertCan(actor, "import:read");
  const found = await findImportView(actor, id);
  if (!found) throw new AppError("not_found", "There is no import at this address.");
  return found;
}

/** The same, or null where there is none. */
export async function findImportView(actor: Actor, id: string): Promise<ImportView | null> {
  assertCan(actor, "import:read");
  const [figures] = await readFigures(Prisma.sql`i.id = ${id}::uuid`, 1);
  return figures ? buildView(actor, figures) : null;
}

/** What an import did to each article, a hundred at a time; of a preview, the first 500 that it would touch. */
export function listArticles(
  actor: Actor,
  importId: string,
  cursor: string | null,
): Promise<Listed<ImportedArticle>> {
  assertCan(actor, "import:read");
  return readArticles(importId, cursor);
}

/** The files of an import, a hundred at a time. */
export function listFiles(
  actor: Actor,
  importId: string,
  cursor: string | null,
): Promise<Listed<ImportedFile>> {
  assertCan(actor, "import:read");
  return readFiles(importId, cursor);
}

type WarningQuery = { code: WarningCode | null; file: number | null; cursor: string | null };

/** What an import found odd, a hundred at a time: all of it, or one kind, or one file's. */
export function listWarnings(
  actor: Actor,
  importId: string,
  { code, file, cursor }: WarningQuery,
): Promise<Listed<ImportWarningRow>> {
  assertCan(actor, "import:read");
  return readWarnings(importId, { code, file }, cursor);
}

/** The records that an import could not read, a hundred at a time. */
export function listRefusals(
  actor: Actor,
  importId: string,
  cursor: string | null,
): Promise<Listed<RefusedRecord>> {
  assertCan(actor, "import:read");
  return readRefusals(actor, importId, cursor);
}

/** What an import changed, or in its preview would change, of one kind: a hundred at a time, largest swings first. */
export function listChanges(
  actor: Actor,
  importId: string,
  kind: ChangeKind,
  cursor: string | null,
): Promise<ChangePage> {
  assertCan(actor, "import:read");
  return readChanges(importId, kind, cursor);
}

/** What a new comment's state at its source makes of it on the desk. */
export async function importStates(actor: Actor): Promise<SourceStates> {
  assertCan(actor, "import:read");
  const kept = await db.setting.findUnique({ where: { key: STATES_KEY } });
  return readStates(kept?.value ?? null);
}

/** The largest file that this desk takes from a browser. */
export function uploadBytesMax(actor: Actor): number {
  assertCan(actor, "import:read");
  return uploads.uploadBytesMax();
}

function readFigures(where: Prisma.Sql, limit: number): Promise<ImportFigures[]> {
  return db.$queryRaw<ImportFigures[]>`
    SELECT i.id, i.file_name AS "fileName", i.status, i.wants, i.failure, m.name AS "byName",
           i.started_at AS "startedAt", i.finished_at AS "finishedAt", i.heartbeat_at AS "heartbeatAt", i.runner,
           i.bytes, i.bytes_done AS "bytesDone", i.comments_done AS "commentsDone", i.preview, i.options,
           i.format, i.content_key AS "contentKey",
           EXISTS (SELECT FROM import_chunk c WHERE c.import_id = i.id AND c.number = 0) AS "hasUpload",
           a.*, w.warnings AS "warningCount", r.refused AS "refusedCount", r.untried AS "untriedCount"
    FROM import i
    LEFT JOIN moderator m ON m.id = i.moderator_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "articleCount", (count(*) FILTER (WHERE is_new))::int AS "newArticleCount", coalesce(sum(found), 0)::int AS found,
             coalesce(sum(added), 0)::int AS added, coalesce(sum(changed), 0)::int AS changed,
             coalesce(sum(votes_changed), 0)::int AS "votesChanged", coalesce(sum(edited), 0)::int AS edited,
             coalesce(sum(gone), 0)::int AS gone, coalesce(sum(returned), 0)::int AS returned
      FROM import_article WHERE import_id = i.id) a
    CROSS JOIN LATERAL (SELECT count(*)::int AS warnings FROM import_warning WHERE import_id = i.id) w
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS refused, (count(*) FILTER (WHERE retried_by IS NULL))::int AS untried
      FROM import_refusal WHERE import_id = i.id) r
    WHERE ${where}
    ORDER BY i.started_at DESC, i.id DESC
    LIMIT ${limit}`;
}
