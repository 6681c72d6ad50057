import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { readSource } from "./all-steps";
import { emptyBatchMemory, passOver } from "./batch-memory";
import { importTable } from "./describe-table";
import { endImport, endPreview, failImport, stopImport } from "./end-import";
import type { ImportSource } from "./import-source";
import type { ImportListeners, ImportTask } from "./import-task";
import { collectPreview, type Preview, type PreviewCollector } from "./preview";
import { progressOf } from "./progress";
import type { ImportStep } from "./read-steps";
import { removeBytes } from "./remove-bytes";
import type { ImportRun, StepOutcome } from "./run";
import { settleSwings } from "./settle";
import { readStates, STATES_KEY } from "./source-states";
import { reportFile, reportFindings, storeStep } from "./store-step";

const TICK_MS = 500;
const HEARTBEAT_TICKS = 4;

export type ImportEnd = "done" | "previewed" | "failed" | "cancelled";

/**
 * Runs an import, or its preview, that this process has made its own: reads the source, stores it step by step, and
 * ends it. Reading goes on while one step is stored. Content that is refused ends it as failed; when the process, the
 * database or the source breaks, it throws, and the import can be taken up again where it was.
 */
export async function runImport(
  actor: Actor,
  task: ImportTask,
  source: ImportSource,
  listeners: ImportListeners = {},
): Promise<ImportEnd> {
  const state: State = {
    partsDone: task.partsDone,
    commentsDone: task.commentsDone,
    bytesDone: 0,
    isCancelled: false,
  };
  const collector = collectPreview();
  const run = await prepareRun(actor, task, collector, listeners);
  const stage = { run, task, state, collector, listeners, isKept: true };
  const beat = keepAlive(task, state, listeners);
  try {
    await storeAll(stage, source);
    await giveSignOfLife(task, state);
    if (state.isCancelled) throw new Cancelled();
    if (!task.isPreview) await settleSwings(task.id);
    return await (task.isPreview ? endPreview(actor, task, state, collector) : endImport(actor, task, state));
  } catch (error) {
    if (error instanceof Cancelled) {
      await inTransaction((tx) => stopImport(tx, task));
      await removeBytes(task.id);
      return "cancelled";
    }
    if (error instanceof AppError && error.code !== "conflict") {
      await failImport(actor, task, error.message);
      return "failed";
    }
    throw error;
  } finally {
    await beat.end();
  }
}

/** Tells what an import would change on the desk, and writes nothing at all. */
export async function previewSource(
  actor: Actor,
  task: ImportTask,
  source: ImportSource,
  listeners: ImportListeners,
): Promise<Preview> {
  const state: State = { partsDone: 0, commentsDone: 0, bytesDone: 0, isCancelled: false };
  const collector = collectPreview();
  const run = await prepareRun(actor, task, collector, listeners);
  await storeAll({ run, task, state, collector, listeners, isKept: false }, source);
  return collector.result();
}

type Stage = {
  run: ImportRun;
  task: ImportTask;
  state: State;
  collector: PreviewCollector;
  listeners: ImportListeners;
  /** Whether there is a report to write to. */
  isKept: boolean;
};
type State = { partsDone: number; commentsDone: number; bytesDone: number; isCancelled: boolean };

class Cancelled extends Error {}

async function prepareRun(
  actor: Actor,
  task: ImportTask,
  collector: PreviewCollector,
  { onChange }: ImportListeners,
): Promise<ImportRun> {
  const kept = await db.setting.findUnique({ where: { key: STATES_KEY } });
  return {
    actor,
    importId: task.id,
    fileNumber: 0,
    fileName: task.fileName,
    isSample: task.options.isSample ?? false,
    isPreview: task.isPreview,
    keepPersonal: task.options.keepPersonal ?? false,
    savedAt: task.options.savedAt ? new Date(task.options.savedAt) : task.startedAt,
    states: readStates(kept?.value ?? null),
    memory: emptyBatchMemory(),
    note: (change) => {
      if (task.isPreview) collector.note(change);
      onChange?.(change);
    },
  };
}

async function storeAll(stage: Stage, source: ImportSource): Promise<void> {
  const { task, state } = stage;
  const { steps, bytesRead } = readSource(task, source, (file, part) =>
    passOver(stage.run.memory, file, part),
  );
  // One step is stored while the next is read.
  let inFlight: Promise<void> = Promise.resolve();
  try {
    for await (const step of steps) {
      await inFlight;
      if (state.isCancelled) throw new Cancelled();
      inFlight = perform(stage, step, bytesRead());
      inFlight.catch(() => undefined);
    }
  } finally {
    await inFlight;
  }
  if (state.isCancelled) throw new Cancelled();
}

async function perform(stage: Stage, step: ImportStep, bytesDone: number): Promise<void> {
  const { run, state, listeners, isKept } = stage;
  const { number, path, savedAt } = step.file;
  const commentsDone = state.commentsDone + step.comments;
  const checkpoint = {
    // While stored parts are passed over, the count stays where it was.
    partsDone: Math.max(step.partsDone, state.partsDone),
    partsBefore: state.partsDone,
    bytesDone,
    commentsDone,
    aside: step.aside,
  };
  const mine = { ...run, fileNumber: number, fileName: path, savedAt: savedAt ?? run.savedAt };
  if (isKept) await reportFile(mine, step);
  const outcome = await storeStep(mine, step, checkpoint);
  if (isKept && run.isPreview) await reportFindings(mine, step, outcome, checkpoint);
  if (run.isPreview) collect(stage, step, outcome);
  await listeners.onStep?.(step, outcome);
  Object.assign(state, { partsDone: checkpoint.partsDone, commentsDone, bytesDone });
}

function collect({ collector, task }: Stage, step: ImportStep, { tallies }: StepOutcome): void {
  collector.count(step.file.number, tallies);
  const format = step.kind === "opened" ? step.format : null;
  const opening = step.kind === "batch" || step.kind === "page" ? null : step.opening;
  const table = opening && importTable(step.file.path, format, opening, task.options);
  if (table) collector.addTable(table);
}

/** Tells how far the import is twice a second, and every other second that it is alive; hears that it is cancelled. */
function keepAlive(task: ImportTask, state: State, { onProgress }: ImportListeners) {
  const ended = new AbortController();
  const loop = (async () => {
    for (let tick = 1; !ended.signal.aborted; tick += 1) {
      await sleep(TICK_MS, null, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) return;
      const progress = progressNow(task, state);
      onProgress?.(progress);
      // A database that cannot be reached is told by the step that needs it.
      if (tick % HEARTBEAT_TICKS === 0) await giveSignOfLife(task, state).catch(() => undefined);
      await notify(db, [{ kind: "import", importId: task.id, status: "running", progress }]).catch(
        () => undefined,
      );
    }
  })();
  return {
    end: async () => {
      ended.abort();
      await loop;
    },
  };
}

function progressNow(task: ImportTask, { bytesDone, commentsDone }: State) {
  const { since, bytesBefore, commentsBefore } = task.runner;
  const run = { since: new Date(since), bytesBefore, commentsBefore };
  return progressOf({ bytesDone, bytes: task.bytes, commentsDone, run }, new Date());
}

async function giveSignOfLife(task: ImportTask, state: State): Promise<void> {
  const rows = await db.$queryRaw<{ isCancelled: boolean }[]>`
    UPDATE import SET heartbeat_at = now(),
      bytes_done = CASE WHEN ${task.isPreview} THEN ${state.bytesDone} ELSE bytes_done END,
      comments_done = CASE WHEN ${task.isPreview} THEN ${state.commentsDone} ELSE comments_done END
    WHERE id = ${task.id}::uuid RETURNING is_cancelled AS "isCancelled"`;
  state.isCancelled = rows[0]?.isCancelled ?? true;
  if (task.contentKey === null || task.isPreview) return;
  await db.importLock.updateMany({
    where: { contentKey: task.contentKey, importId: task.id },
    data: { heartbeatAt: new Date() },
  });
}
