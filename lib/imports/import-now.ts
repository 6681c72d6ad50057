import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { soundText } from "@/lib/domain/sound-text";
import { AppError } from "@/lib/errors";
import { beginImport, letGo } from "./begin-import";
import { getImportView } from "./data";
import type { ImportOptions } from "./import-options";
import type { ImportSource } from "./import-source";
import type { ImportListeners } from "./import-task";
import type { ImportResult } from "./result";
import { runImport } from "./run-import";
import { importRequestSchema } from "./schema";

type ImportRequest = {
  /** Chosen by the caller: the same request twice is one import. */
  id: string;
  fileName: string;
  source: ImportSource;
  /** Null: not known before the end. */
  byteCount: number | null;
  /** SHA-256 of the content: one import of it at a time, and a stopped one is gone on with. */
  contentKey: string | null;
  options: ImportOptions;
};

/**
 * Imports a source here and now. Safe to repeat and to kill: what is stored is whole, and importing the same content
 * again goes on where it stopped. A source that is refused is recorded as failed, and the refusal thrown.
 */
export async function importSource(
  actor: Actor,
  request: ImportRequest,
  listeners: ImportListeners = {},
): Promise<ImportResult> {
  assertCan(actor, "import:run");
  const { id, fileName } = importRequestSchema.parse({
    id: request.id,
    fileName: soundText(request.fileName).text.slice(-400),
  });
  const { byteCount, contentKey, options, source } = request;
  const { moderatorId } = actor;
  const task = await beginImport({ id, moderatorId, fileName, byteCount, contentKey, options });
  if (!task) return resultOf(actor, id);
  try {
    await runImport(actor, task, source, listeners);
  } catch (error) {
    await letGo(task.id);
    throw error;
  }
  return resultOf(actor, task.id);
}

async function resultOf(actor: Actor, importId: string): Promise<ImportResult> {
  const view = await getImportView(actor, importId);
  const { status, failure, formats, articles, warnings, counts, refusedCount, seconds } = view;
  if (status === "failed") throw new AppError("invalid", failure ?? "This import failed.");
  if (status === "cancelled")
    throw new AppError("conflict", "This import was cancelled. What it stored stays.");
  if (status !== "done") throw new AppError("conflict", "This import is still running; wait for its end.");
  const { found, added, changed } = view;
  return {
    importId,
    status,
    formats,
    articles: articles.rows,
    articleCount: articles.total,
    newArticleCount: view.newArticleCount,
    files: view.files.rows,
    warnings: warnings.rows,
    warningCount: warnings.total,
    totals: { found, added, changed, unchanged: found - added - changed },
    counts,
    refusedCount,
    seconds: seconds ?? 0,
  };
}

type DocumentRequest = {
  id: string;
  fileName: string;
  bytes: AsyncIterable<Uint8Array>;
  byteCount: number | null;
} & ImportOptions;

/** Imports one document, or one archive, here and now. */
export async function importDocument(
  actor: Actor,
  { id, fileName, bytes, byteCount, ...options }: DocumentRequest,
): Promise<ImportResult> {
  assertCan(actor, "import:run");
  const path = soundText(fileName).text.slice(-400);
  const source = {
    documents: async function* () {
      yield { path, bytes, savedAt: options.savedAt ? new Date(options.savedAt) : null };
    },
  };
  return importSource(actor, { id, fileName, source, byteCount, contentKey: null, options });
}
