import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { WARNING_CODES, type WarningCode } from "@/lib/domain/parsed-article";
import { can } from "@/lib/domain/roles";
import { FORMATS } from "@/lib/formats/format";
import { readPlace } from "./query";
import type { ImportedArticle, ImportedFile, ImportWarningRow, Listed, RefusedRecord } from "./view";

/** Rows of a page on the screen; a file is read in longer ones. */
export const PAGE_ROWS = 100;
const EXCERPT_CHARS = 400;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The rows of one page of a list, when one more than fits was asked for. */
export function listed<Row>(
  rows: readonly Row[],
  total: number,
  placeOf: ((row: Row) => string) | null,
  pageRows: number = PAGE_ROWS,
): Listed<Row> {
  const shown = placeOf === null ? [...rows] : rows.slice(0, pageRows);
  const last = shown.at(-1);
  const hasMore = placeOf !== null && rows.length > pageRows && last !== undefined;
  return { rows: shown, total, nextCursor: hasMore ? placeOf(last) : null };
}

/** By file, then as the import met them. */
export async function readArticles(
  importId: string,
  cursor: string | null,
  pageRows = PAGE_ROWS,
): Promise<Listed<ImportedArticle>> {
  const [file, id] = readPlace(cursor) ?? [0, NOBODY];
  const [rows, total] = await Promise.all([
    db.$queryRaw<ImportedArticle[]>`
      SELECT a.article_id AS id, t.title, a.is_new AS "isNew", a.file_number AS "fileNumber",
             a.found, a.declared, a.added, a.changed, a.unchanged, a.votes_changed AS "votesChanged", a.edited, a.gone,
             a.returned
      FROM import_article a JOIN article t ON t.id = a.article_id
      WHERE a.import_id = ${importId}::uuid AND (a.file_number, a.article_id) > (${file}::int, ${id || NOBODY}::uuid)
      ORDER BY a.file_number, a.article_id LIMIT ${pageRows + 1}`,
    db.importArticle.count({ where: { importId } }),
  ]);
  return listed(rows, total, (row) => `${row.fileNumber}_${row.id}`, pageRows);
}

export async function readFiles(
  importId: string,
  cursor: string | null,
  pageRows = PAGE_ROWS,
): Promise<Listed<ImportedFile>> {
  const [after] = readPlace(cursor) ?? [0];
  const [found, total] = await Promise.all([
    db.importFile.findMany({
      where: { importId, number: { gt: after } },
      orderBy: { number: "asc" },
      take: pageRows + 1,
    }),
    db.importFile.count({ where: { importId } }),
  ]);
  const rows = found.map(({ importId: _, format, bytes, ...file }) => ({
    ...file,
    format: FORMATS.find((known) => known === format) ?? null,
    bytes: Number(bytes),
  }));
  return listed(rows, total, (row) => `${row.number}_`, pageRows);
}

export async function readWarnings(
  importId: string,
  { code, file }: { code: WarningCode | null; file: number | null },
  cursor: string | null,
  pageRows = PAGE_ROWS,
): Promise<Listed<ImportWarningRow>> {
  const [after] = readPlace(cursor) ?? [0];
  const codes = code === null ? [...WARNING_CODES] : [code];
  const [rows, total] = await Promise.all([
    db.$queryRaw<ImportWarningRow[]>`
      SELECT w.number, w.file_number AS "fileNumber", w.code, w.message, a.id AS "articleId",
             a.title AS "articleTitle", c.id AS "commentId", w.position, w.line
      FROM import_warning w
      LEFT JOIN article a ON a.id = w.article_id
      LEFT JOIN comment c ON c.article_id = w.article_id AND c.position = w.position
      WHERE w.import_id = ${importId}::uuid AND w.code = ANY(${codes}::text[]) AND w.number > ${after}::int
        AND (${file}::int IS NULL OR w.file_number = ${file}::int)
      ORDER BY w.number LIMIT ${pageRows + 1}`,
    db.importWarning.count({
      where: { importId, code: { in: codes }, ...(file !== null && { fileNumber: file }) },
    }),
  ]);
  return listed(rows, total, (row) => `${row.number}_`, pageRows);
}

/** Their texts are for those who may mend them. */
export async function readRefusals(
  actor: Actor,
  importId: string,
  cursor: string | null,
  pageRows = PAGE_ROWS,
): Promise<Listed<RefusedRecord>> {
  const [after] = readPlace(cursor) ?? [0];
  const [rows, total] = await Promise.all([
    db.$queryRaw<RefusedRecord[]>`
      SELECT number, file_number AS "fileNumber", line, message, CASE WHEN ${mayReadRaw(actor)} THEN left(raw, ${EXCERPT_CHARS}::int) END AS excerpt,
             retried_by AS "retriedBy"
      FROM import_refusal
      WHERE import_id = ${importId}::uuid AND number > ${after}::int
      ORDER BY number LIMIT ${pageRows + 1}`,
    db.importRefusal.count({ where: { importId } }),
  ]);
  return listed(rows, total, (row) => `${row.number}_`, pageRows);
}

/** Whether somebody may read the text of refused records: it may hold anything that its source kept about people. */
export function mayReadRaw({ role }: Actor): boolean {
  return can(role, "import:run");
}
