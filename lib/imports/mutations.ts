import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { ColumnMap } from "@/lib/formats/reader";
import { findLockHolder, heldMessage } from "./content-lock";
import { deleteSample, type SampleRemoval } from "./delete-sample";
import { stopImport } from "./end-import";
import { columnsSchema, importOptionsSchema } from "./import-options";
import { removeBytes } from "./remove-bytes";
import { isStopped } from "./runner";
import { type SourceStates, STATES_KEY, statesSchema } from "./source-states";

/** Says yes to what a preview showed: the import begins as soon as a worker is free. */
export async function confirmImport(actor: Actor, id: string): Promise<void> {
  assertCan(actor, "import:run");
  await inTransaction(async (tx) => {
    const found = await readImport(tx, id);
    if (found.wants === "import" && found.status !== "previewed") return;
    if (found.status !== "previewed") throw notNow(found.fileName, found.status);
    const readable = await tx.importFile.count({ where: { importId: id, failure: null } });
    if (readable === 0)
      throw new AppError("conflict", found.failure ?? `${found.fileName}: nothing in it can be read.`);
    const holder = found.contentKey === null ? null : await findLockHolder(found.contentKey, id);
    if (holder) throw new AppError("conflict", heldMessage(holder));
    const { count } = await tx.import.updateMany({
      where: { id, status: "previewed" },
      data: {
        status: "waiting",
        wants: "import",
        failure: null,
        startedAt: new Date(),
        partsDone: 0,
        bytesDone: 0,
        commentsDone: 0,
      },
    });
    if (count === 0) return;
    await recordAudit(tx, actor, {
      action: "import.confirm",
      subject: found.fileName,
      detail: { importId: id },
    });
    await notify(tx, [{ kind: "import", importId: id, status: "waiting" }]);
  });
}

/** Ends an import that is not over: at once where nobody works on it, else as soon as its worker hears of it. */
export async function cancelImport(actor: Actor, id: string): Promise<void> {
  assertCan(actor, "import:run");
  const hasEnded = await inTransaction(async (tx) => {
    const { fileName, status, isCancelled, heartbeatAt, runner } = await readImport(tx, id);
    if (isCancelled || ["done", "failed", "cancelled"].includes(status)) return false;
    const isIdle = ["waiting", "previewed"].includes(status) || isStopped(heartbeatAt, runner, new Date());
    // Whoever runs it ends it, and what it holds; nobody ends one that nobody runs.
    if (isIdle) await stopImport(tx, { id });
    else await tx.import.update({ where: { id }, data: { isCancelled: true } });
    await recordAudit(tx, actor, { action: "import.cancel", subject: fileName, detail: { importId: id } });
    return isIdle;
  });
  // The worker removes the rest.
  if (hasEnded) await removeBytes(id, 1);
}

/**
 * Tells what the columns of an import's tables mean, and whether their first row names them; its preview is made again
 * with that.
 */
export async function setColumns(
  actor: Actor,
  id: string,
  columns: ColumnMap,
  hasHeadings: boolean | null = null,
): Promise<void> {
  assertCan(actor, "import:run");
  const told = columnsSchema.parse(columns);
  const isTold = Object.keys(told).length > 0;
  const isHeaded = z.boolean().nullable().parse(hasHeadings);
  await inTransaction(async (tx) => {
    const { fileName, status, options } = await readImport(tx, id);
    if (status !== "previewed") throw notNow(fileName, status);
    await tx.import.update({
      where: { id },
      data: {
        options: {
          ...importOptionsSchema.parse(options),
          ...(isHeaded !== null && { hasHeadings: isHeaded }),
          // Where nothing is told, all is guessed anew.
          columns: isTold ? told : undefined,
          areColumnsAll: isTold,
        },
        status: "waiting",
        wants: "preview",
        bytesDone: 0,
        commentsDone: 0,
      },
    });
    await recordAudit(tx, actor, {
      action: "import.columns",
      subject: fileName,
      detail: { importId: id, ...told },
    });
    await notify(tx, [{ kind: "import", importId: id, status: "waiting" }]);
  });
}

/** Tries the records again that an import could not read, in an import of their own. They are tried once. */
export async function retryRefused(actor: Actor, id: string): Promise<{ importId: string }> {
  assertCan(actor, "import:run");
  return inTransaction(async (tx) => {
    const { fileName, status, options } = await readImport(tx, id);
    if (status !== "done" && status !== "failed") throw notNow(fileName, status);
    const importId = randomUUID();
    const { count } = await tx.importRefusal.updateMany({
      where: { importId: id, retriedBy: null },
      data: { retriedBy: importId },
    });
    if (count === 0) {
      const earlier = await tx.importRefusal.findFirst({ where: { importId: id, retriedBy: { not: null } } });
      if (earlier?.retriedBy) return { importId: earlier.retriedBy };
      throw new AppError(
        "conflict",
        `${fileName}: nothing in it was refused, so there is nothing to try again.`,
      );
    }
    const { columns, keepPersonal } = importOptionsSchema.parse(options);
    await tx.import.create({
      data: {
        id: importId,
        moderatorId: actor.moderatorId,
        fileName: `refused records of ${fileName}`.slice(0, 400),
        bytes: 0,
        status: "waiting",
        wants: "preview",
        options: { retryOf: id, ...(columns && { columns }), ...(keepPersonal && { keepPersonal }) },
      },
    });
    const detail = { importId, retryOf: id, records: count };
    await recordAudit(tx, actor, { action: "import.retry", subject: fileName, detail });
    await notify(tx, [{ kind: "import", importId, status: "waiting" }]);
    return { importId };
  });
}

/** Changes what a new comment's state at its source makes of it on the desk. Comments that are here keep theirs. */
export async function saveStates(actor: Actor, states: SourceStates): Promise<void> {
  assertCan(actor, "import:rule");
  const told = statesSchema.parse(states);
  const value = JSON.stringify(told);
  await inTransaction(async (tx) => {
    const before = await tx.setting.findUnique({ where: { key: STATES_KEY } });
    if (before?.value === value) return;
    await tx.setting.upsert({
      where: { key: STATES_KEY },
      create: { key: STATES_KEY, value },
      update: { value },
    });
    await recordAudit(tx, actor, { action: "import.states", subject: STATES_KEY, detail: told });
  });
}

/** Removes every article that was imported as a sample, with all that hangs off it. */
export async function removeSample(actor: Actor): Promise<SampleRemoval> {
  assertCan(actor, "sample:remove");
  return inTransaction(
    async (tx) => {
      const removal = await deleteSample(tx, actor);
      if (removal.articles > 0) await notify(tx, [{ kind: "counts" }]);
      return removal;
    },
    { maxWait: 10_000, timeout: 120_000 },
  );
}

async function readImport(tx: Prisma.TransactionClient, id: string) {
  const found = await tx.import.findUnique({ where: { id } });
  if (!found) throw new AppError("not_found", "There is no import at this address.");
  return found;
}

const STATUS_WORDS: Record<string, string> = {
  receiving: "is still being sent",
  waiting: "waits for its turn",
  running: "is running",
  previewed: "waits for your yes",
  done: "is imported already",
  failed: "was refused",
  cancelled: "was cancelled",
};

function notNow(fileName: string, status: string): AppError {
  return new AppError(
    "conflict",
    `${fileName} ${STATUS_WORDS[status] ?? status}, so this cannot be done now. Reload the page.`,
  );
}
