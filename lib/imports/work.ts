import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { standingActor } from "@/lib/auth/standing-actor";
import { systemActor } from "@/lib/auth/system-actor";
import type { ThreadLength } from "@/lib/context/find-due";
import { settleContext } from "@/lib/context/settle";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { forgetFindings, letGo, takeUp } from "./begin-import";
import { takeContentLock } from "./content-lock";
import { failImport } from "./end-import";
import { findWork, isImportRunning } from "./find-work";
import type { ImportTask } from "./import-task";
import { runImport } from "./run-import";
import { settleSwings } from "./settle";
import { storedSource } from "./stored-source";
import { tidyUploads } from "./tidy-uploads";

/** So often an import may be interrupted at one and the same part before it is given up. */
const TRIES_MAX = 5;
const AGAIN_MS = 1000;
const LET_GO_TRIES_MAX = 60;
/** After so long of reading threads it is looked whether an import came. */
const CONTEXT_MS = 2000;

export type OnBegin = (importId: string | null) => void;

/**
 * Runs the import that has waited longest; where none waits, works out context for a moment. False: there is nothing to
 * do. `onBegin` hears which import it is, so that it can be let go.
 */
export async function workOnce(onBegin: OnBegin, threads: ThreadLength = "all"): Promise<boolean> {
  const wasUntidy = await tidyUploads();
  return (await runNextImport(onBegin)) || wasUntidy || (await settleForAMoment(threads));
}

/** Runs the imports that wait, one after another, until none does. */
export async function runWaiting(onBegin: OnBegin): Promise<void> {
  while (await runNextImport(onBegin));
}

async function runNextImport(onBegin: OnBegin): Promise<boolean> {
  for (const row of await findWork()) {
    const task = await takeUp(row);
    if (!task) continue;
    onBegin(task.id);
    try {
      await perform(task, row.moderatorId);
    } catch (error) {
      // The database, the disk or a bug: what is stored is whole, and the next try goes on from there.
      log.error({ err: error, importId: task.id }, "import interrupted");
      await letGoPatiently(task.id);
    } finally {
      onBegin(null);
    }
    return true;
  }
  return false;
}

/** The database may be away for a moment: an import that nobody lets go waits until it counts as stopped. */
async function letGoPatiently(importId: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await letGo(importId);
    } catch (error) {
      if (tries === LET_GO_TRIES_MAX) throw error;
      await sleep(AGAIN_MS);
    }
  }
}

/**
 * Works out what a killed import left due about votes, and the context of what was imported for about two seconds, if
 * no import runs. False: no context was worked out.
 */
export async function settleForAMoment(length: ThreadLength = "all"): Promise<boolean> {
  if (await isImportRunning()) return false;
  await settleSwings();
  const since = Date.now();
  return (await settleContext({ length, shouldStop: () => Date.now() - since > CONTEXT_MS })) > 0;
}

async function perform(task: ImportTask, moderatorId: string | null): Promise<void> {
  const actor = await standingActor(moderatorId).catch(async (error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    await failImport(systemActor(), task, `${task.fileName}: not imported. ${error.message}`);
    return null;
  });
  if (!actor) return;
  const { tries } = task.options;
  if (tries && tries.count >= TRIES_MAX) {
    await failImport(
      actor,
      task,
      `${task.fileName}: Komainu failed ${TRIES_MAX} times while reading this file, after part ${tries.at}. What is listed here is stored; tell those who run the desk.`,
    );
    return;
  }
  if (!task.isPreview && task.contentKey !== null) {
    try {
      await takeContentLock(task.contentKey, task.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await putBack(task, error.message);
      return;
    }
  }
  // The preview has been seen; what the import finds takes its place.
  if (!task.isPreview && task.partsDone === 0) await inTransaction((tx) => forgetFindings(tx, task.id));
  await runImport(actor, task, storedSource(task));
}

/** An import whose content somebody else imports now waits for another yes, and says why. */
async function putBack(task: ImportTask, why: string): Promise<void> {
  await db.import.updateMany({
    where: { id: task.id, status: "running" },
    data: { status: "previewed", wants: "preview", failure: why },
  });
}
