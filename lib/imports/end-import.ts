import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { CHANGE_KINDS } from "@/lib/domain/import-change";
import { soundText } from "@/lib/domain/sound-text";
import { formatCount } from "@/lib/format";
import { dropContentLock } from "./content-lock";
import { openAnswers } from "./damaged-ids";
import type { ImportTask } from "./import-task";
import type { PreviewCollector } from "./preview";
import { removeBytes } from "./remove-bytes";
import { warnOfUnknownParents } from "./unknown-parents";

// A look for answers without their question takes a while among millions.
const LIMITS = { maxWait: 10_000, timeout: 600_000 };

type Figures = { bytesDone: number; commentsDone: number };

/** Ends an import that was read to its end. Where nothing in it could be read, it failed. */
export async function endImport(
  actor: Actor,
  task: ImportTask,
  figures: Figures,
): Promise<"done" | "failed"> {
  const failure = await nothingReadable(task);
  if (failure !== null) {
    await failImport(actor, task, failure);
    return "failed";
  }
  await inTransaction(async (tx) => {
    await openAnswers(tx, task.id);
    await warnOfUnknownParents(tx, task.id);
    await close(tx, task, { status: "done", format: await onlyFormat(tx, task), ...bytesOf(task, figures) });
    await recordAudit(tx, actor, {
      action: "import",
      subject: task.fileName,
      detail: { importId: task.id, ...(await sums(tx, task)) },
    });
    await notify(tx, [{ kind: "import", importId: task.id, status: "done" }, { kind: "counts" }]);
  }, LIMITS);
  await removeBytes(task.id);
  return "done";
}

/** Ends a preview: keeps what it found, and waits for a person's yes. */
export async function endPreview(
  actor: Actor,
  task: ImportTask,
  figures: Figures,
  collector: PreviewCollector,
): Promise<"previewed" | "failed"> {
  const preview = collector.result();
  const failure = await nothingReadable(task);
  // A table that nobody has told the meaning of reads as nothing: that is a question, and no failure.
  if (failure !== null && preview.tables.length === 0) {
    await failImport(actor, task, failure);
    return "failed";
  }
  const changes = collector.changes();
  const { tries: _, ...options } = task.options;
  await inTransaction(
    async (tx) => {
      for (const kind of CHANGE_KINDS) {
        const details = (changes.get(kind) ?? []).map((change) => soundText(JSON.stringify(change)).text);
        await tx.$executeRaw`
          INSERT INTO import_change (import_id, kind, number, detail)
          SELECT ${task.id}::uuid, ${kind}, number, replace(detail, '\\u0000', '\\ufffd')::jsonb
          FROM unnest(${details}::text[]) WITH ORDINALITY AS given (detail, number)`;
      }
      await tx.import.update({
        where: { id: task.id },
        data: {
          status: "previewed",
          format: await onlyFormat(tx, task),
          preview,
          failure: failure === null ? null : soundText(failure).text,
          options,
          partsDone: 0,
          bytesDone: figures.bytesDone,
          commentsDone: figures.commentsDone,
          ...bytesOf(task, figures),
          runner: Prisma.DbNull,
        },
      });
      await notify(tx, [{ kind: "import", importId: task.id, status: "previewed" }]);
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
  return "previewed";
}

/** Ends an import that is refused: why stands in its report. What it stored before stays, and is whole. */
export async function failImport(
  actor: Actor,
  task: { id: string; fileName: string },
  reason: string,
): Promise<void> {
  const failure = soundText(reason).text;
  await inTransaction(async (tx) => {
    await close(tx, task, { status: "failed", failure });
    await recordAudit(tx, actor, {
      action: "import.fail",
      subject: task.fileName,
      detail: { importId: task.id, failure },
    });
    await notify(tx, [{ kind: "import", importId: task.id, status: "failed" }]);
  });
  await removeBytes(task.id);
}

/** Ends an import that somebody cancelled. What it stored stays; its upload is for `removeBytes`, after the transaction. */
export async function stopImport(tx: Prisma.TransactionClient, task: { id: string }): Promise<void> {
  await close(tx, task, { status: "cancelled", isCancelled: true });
  await notify(tx, [{ kind: "import", importId: task.id, status: "cancelled" }, { kind: "counts" }]);
}

/** The last word on an import: its lock is let go. */
async function close(
  tx: Prisma.TransactionClient,
  { id }: { id: string },
  data: Prisma.ImportUpdateInput,
): Promise<void> {
  await tx.import.update({ where: { id }, data: { ...data, finishedAt: new Date(), runner: Prisma.DbNull } });
  await dropContentLock(tx, id);
}

const bytesOf = (task: ImportTask, { bytesDone }: Figures) => ({ bytes: Math.max(task.bytes, bytesDone) });

/** The form of all its files, or null where there are several. */
async function onlyFormat(tx: Prisma.TransactionClient, { id }: { id: string }): Promise<string | null> {
  const found = await tx.importFile.findMany({
    where: { importId: id, failure: null },
    distinct: ["format"],
    select: { format: true },
    take: 2,
  });
  return found.length === 1 ? (found[0]?.format ?? null) : null;
}

async function nothingReadable({ id, fileName }: ImportTask): Promise<string | null> {
  const [readable, refused] = await Promise.all([
    db.importFile.count({ where: { importId: id, failure: null } }),
    db.importFile.findMany({
      where: { importId: id, failure: { not: null } },
      orderBy: { number: "asc" },
      take: 1,
    }),
  ]);
  if (readable > 0) return null;
  const total = await db.importFile.count({ where: { importId: id } });
  const [first] = refused;
  if (!first) return `${fileName}: holds no file that could be read.`;
  if (total === 1) return first.failure;
  return `${fileName}: none of its ${formatCount(total, "file")} could be read. The first: ${first.failure}`;
}

async function sums(tx: Prisma.TransactionClient, { id }: ImportTask) {
  const { _sum, _count } = await tx.importArticle.aggregate({
    where: { importId: id },
    _count: { articleId: true },
    _sum: { found: true, added: true, changed: true, gone: true },
  });
  const { found, added, changed, gone } = _sum;
  return {
    articles: _count.articleId,
    found: found ?? 0,
    added: added ?? 0,
    changed: changed ?? 0,
    gone: gone ?? 0,
    warnings: await tx.importWarning.count({ where: { importId: id } }),
    refused: await tx.importRefusal.count({ where: { importId: id } }),
  };
}
