import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { soundArticle } from "@/lib/domain/sound-article";
import { soundText } from "@/lib/domain/sound-text";
import { AppError } from "@/lib/errors";
import type { Format } from "@/lib/formats/format";
import { openDocument } from "@/lib/formats/open-document";
import { getImport } from "./data";
import { deleteSample, type SampleRemoval } from "./delete-sample";
import type { ImportedArticle, ImportResult, ImportWarningRow } from "./result";
import { importRequestSchema, parsedArticleSchema } from "./schema";
import { storeArticle } from "./store-article";

export type ImportRequest = {
  /** Chosen by the caller: the same request twice is one import. */
  id: string;
  fileName: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Null: not known before the end. */
  byteCount: number | null;
  format?: Format;
  isSample?: boolean;
};

/**
 * Reads a document and stores its articles, each in one transaction. Safe to repeat and to kill: what is stored is
 * whole, and importing again adds the rest. A document that is refused is recorded as failed, and the refusal thrown.
 */
export async function importDocument(actor: Actor, request: ImportRequest): Promise<ImportResult> {
  assertCan(actor, "import:run");
  const { id, fileName, format } = importRequestSchema.parse({
    ...request,
    fileName: soundText(request.fileName).text.slice(-400),
  });
  const begun = await beginImport(actor, { id, fileName, byteCount: request.byteCount });
  if (!begun) return resultOfRepeat(actor, id);
  const run = { actor, id, fileName, bytes: 0, startedAt: performance.now() };
  try {
    const document = await openDocument(
      { fileName, bytes: counting(request.bytes, run) },
      {
        format,
      },
    );
    const stored = await storeArticles(run, document.parts, request.isSample ?? false);
    return await finishImport(run, document.format, stored);
  } catch (error) {
    await failImport(run, error);
    throw error;
  }
}

/** Removes every article that was imported as a sample, with all that hangs off it. */
export async function removeSample(actor: Actor): Promise<SampleRemoval> {
  assertCan(actor, "sample:remove");
  return inTransaction(
    async (tx) => {
      const removal = await deleteSample(tx);
      if (removal.articles === 0) return removal;
      await recordAudit(tx, actor, { action: "sample.remove", subject: "sample", detail: removal });
      await notify(tx, [{ kind: "counts" }]);
      return removal;
    },
    { maxWait: 10_000, timeout: 120_000 },
  );
}

type Run = { actor: Actor; id: string; fileName: string; bytes: number; startedAt: number };
type Stored = { articles: ImportedArticle[]; warnings: ImportWarningRow[] };

async function beginImport(
  actor: Actor,
  { id, fileName, byteCount }: { id: string; fileName: string; byteCount: number | null },
): Promise<boolean> {
  const { count } = await db.import.createMany({
    data: { id, moderatorId: actor.moderatorId, fileName, bytes: byteCount ?? 0, status: "running" },
    skipDuplicates: true,
  });
  return count === 1;
}

async function resultOfRepeat(actor: Actor, id: string): Promise<ImportResult> {
  const { status, failure, format, articles, warnings, seconds } = await getImport(actor, id);
  if (status === "done" && format && seconds !== null) {
    return { importId: id, status, format, articles, warnings, seconds };
  }
  if (status === "failed") throw new AppError("invalid", failure ?? "This import failed.");
  throw new AppError("conflict", "This import is still running; wait for its end.");
}

async function* counting(bytes: AsyncIterable<Uint8Array>, run: Run): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    run.bytes += chunk.byteLength;
    yield chunk;
  }
}

async function storeArticles(run: Run, parts: AsyncIterable<ParsedPart>, isSample: boolean): Promise<Stored> {
  const stored: Stored = { articles: [], warnings: [] };
  for await (const part of parts) {
    if (part.kind !== "page") continue;
    const page = { ...checked(run.fileName, soundArticle(part.page)) };
    const target = {
      importId: run.id,
      fileName: run.fileName,
      isSample,
      warningsBefore: stored.warnings.length,
    };
    const { article, warnings } = await storeArticle(target, page);
    stored.articles.push(article);
    stored.warnings.push(...warnings);
  }
  if (stored.articles.length === 0) {
    throw new AppError("invalid", `${run.fileName}: holds no article; import a saved page.`);
  }
  return stored;
}

function checked(fileName: string, article: ParsedArticle): ParsedArticle {
  const { success, error } = parsedArticleSchema.safeParse(article);
  if (success) return article;
  const issue = error.issues[0];
  const [field, index, part] = issue?.path ?? [];
  const place =
    field === "comments" && typeof index === "number"
      ? `comment ${index + 1}, ${String(part)}`
      : String(field);
  throw new AppError("invalid", `${fileName}: ${place}: ${issue?.message}; this is no page of comments.`);
}

async function finishImport(run: Run, format: Format, stored: Stored): Promise<ImportResult> {
  await inTransaction(async (tx) => {
    await tx.import.update({
      where: { id: run.id },
      data: { status: "done", format, bytes: run.bytes, finishedAt: new Date() },
    });
    const added = stored.articles.reduce((sum, article) => sum + article.added, 0);
    await recordAudit(tx, run.actor, {
      action: "import",
      subject: run.fileName,
      detail: {
        importId: run.id,
        articles: stored.articles.length,
        added,
        warnings: stored.warnings.length,
      },
    });
    await notify(tx, [{ kind: "import" }]);
  });
  const seconds = Math.round((performance.now() - run.startedAt) / 10) / 100;
  return { importId: run.id, status: "done", format, ...stored, seconds };
}

async function failImport(run: Run, error: unknown): Promise<void> {
  const failure =
    error instanceof AppError
      ? soundText(error.message).text
      : "Komainu failed while reading this file. What is listed here is stored; import the file again to add the rest.";
  await inTransaction(async (tx) => {
    await tx.import.update({
      where: { id: run.id },
      data: { status: "failed", failure, bytes: run.bytes, finishedAt: new Date() },
    });
    await recordAudit(tx, run.actor, {
      action: "import.fail",
      subject: run.fileName,
      detail: { importId: run.id, failure },
    });
    await notify(tx, [{ kind: "import" }]);
  });
}
