import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { dropContentLock, takeContentLock } from "./content-lock";
import { type ImportOptions, importOptionsSchema } from "./import-options";
import type { ImportTask } from "./import-task";
import { isStopped, type Runner, thisRunner } from "./runner";

export type ImportStart = {
  id: string;
  moderatorId: string | null;
  fileName: string;
  /** Null: not known before the end. */
  byteCount: number | null;
  contentKey: string | null;
  options: ImportOptions;
};

/**
 * Makes an import this process's own. One of the same content that was stopped is taken up where it was; one that
 * runs is refused with who runs it. Null: there is one of this id.
 */
export async function beginImport(start: ImportStart): Promise<ImportTask | null> {
  const stopped = start.contentKey === null ? null : await takeUpStopped(start, start.contentKey);
  if (stopped) return stopped;
  const { id, moderatorId, fileName, byteCount, contentKey, options } = start;
  const startedAt = new Date();
  const runner = thisRunner(startedAt, 0, 0);
  const row = { id, moderatorId, fileName, contentKey, options, runner, startedAt, heartbeatAt: startedAt };
  const { count } = await db.import.createMany({
    data: { ...row, bytes: byteCount ?? 0, status: "running" },
    skipDuplicates: true,
  });
  if (count === 0) return null;
  if (contentKey !== null) {
    await takeContentLock(contentKey, id).catch(async (refusal: unknown) => {
      await db.import.delete({ where: { id } });
      throw refusal;
    });
  }
  const none = { partsDone: 0, commentsDone: 0 };
  return {
    id,
    fileName,
    isPreview: false,
    options,
    bytes: byteCount ?? 0,
    contentKey,
    ...none,
    startedAt,
    runner,
  };
}

/** An import of this content, begun without an upload in the same way and stopped, is gone on with. */
async function takeUpStopped(start: ImportStart, contentKey: string): Promise<ImportTask | null> {
  const found = await db.import.findMany({
    where: { contentKey, status: "running", wants: "import", chunks: { none: {} } },
    orderBy: { startedAt: "desc" },
  });
  for (const row of found) {
    const { tries: _, ...options } = importOptionsSchema.parse(row.options);
    const isSame = JSON.stringify(options) === JSON.stringify(importOptionsSchema.parse(start.options));
    if (!isSame || !isStopped(row.heartbeatAt, row.runner, new Date())) continue;
    await takeContentLock(contentKey, row.id);
    const task = await takeUp(row);
    if (task) return task;
  }
  return null;
}

type ImportFields = Prisma.ImportGetPayload<object>;

/** Makes a stopped or waiting import this process's own, unless another was faster. */
export async function takeUp(row: ImportFields): Promise<ImportTask | null> {
  const isPreview = row.wants === "preview";
  const before = isPreview
    ? { parts: 0, bytes: 0, comments: 0 }
    : { parts: Number(row.partsDone), bytes: Number(row.bytesDone), comments: Number(row.commentsDone) };
  const runner: Runner = thisRunner(new Date(), before.bytes, before.comments);
  const options = importOptionsSchema.parse(row.options);
  const at = Number(row.partsDone);
  const earlier = options.tries?.at === at ? options.tries.count : 0;
  const tries = { at, count: row.status === "running" ? earlier + 1 : 0 };
  const isMine = await inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: row.id, status: row.status, heartbeatAt: row.heartbeatAt },
      data: { status: "running", runner, heartbeatAt: new Date(), options: { ...options, tries } },
    });
    if (count === 1 && isPreview) await forgetFindings(tx, row.id);
    return count === 1;
  });
  if (!isMine) return null;
  return {
    id: row.id,
    fileName: row.fileName,
    isPreview,
    options: { ...options, tries },
    bytes: Number(row.bytes),
    contentKey: row.contentKey,
    partsDone: before.parts,
    commentsDone: before.comments,
    startedAt: row.startedAt,
    runner,
  };
}

/** Clears what a preview wrote, before it is made again or the import begins. */
export async function forgetFindings(tx: Prisma.TransactionClient, importId: string): Promise<void> {
  await tx.importChange.deleteMany({ where: { importId } });
  await tx.importWarning.deleteMany({ where: { importId } });
  await tx.importRefusal.deleteMany({ where: { importId } });
  await tx.importFile.deleteMany({ where: { importId } });
  await tx.import.update({
    where: { id: importId },
    data: { partsDone: 0, bytesDone: 0, commentsDone: 0, preview: Prisma.DbNull },
  });
}

/** Lets an import that this process runs be taken up at once, by this process or another. */
export async function letGo(importId: string): Promise<void> {
  const { host, pid } = thisRunner(new Date(), 0, 0);
  const mine = await db.$executeRaw`
    UPDATE import SET heartbeat_at = NULL
    WHERE id = ${importId}::uuid AND status = 'running'
      AND runner->>'host' = ${host} AND runner->>'pid' = ${String(pid)}`;
  if (mine > 0) await dropContentLock(db, importId);
}
