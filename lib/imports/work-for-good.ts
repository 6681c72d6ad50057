import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "@/lib/db/listen";
import { workerSeat } from "@/lib/db/worker-seat";
import { log } from "@/lib/log";
import type { DeskEvent } from "@/lib/stats/desk-event";
import { readLongThreadsBeside } from "./read-threads";
import { runWaitingBeside } from "./run-beside";
import { type OnBegin, workOnce } from "./work";

/** Without news it is looked so often whether something waits. */
const LOOK_MS = 5000;
/** A database that was away is looked for so often. */
const AGAIN_MS = 1000;
/** News that come closer together are looked at once. */
const GATHER_MS = 100;

/**
 * Does the desk's work as long as this process lives: imports, context, spikes of votes. Of several such processes one
 * works, and another takes over when it is gone. Survives a database that is away.
 */
export async function workForGood(onBegin: OnBegin): Promise<never> {
  const seat = workerSeat();
  const news = hearOfWork();
  let busySince: number | null = null;
  const onImport = (importId: string | null) => {
    busySince = importId === null ? null : performance.now();
    onBegin(importId);
  };
  runWaitingBeside(() => busySince);
  for (;;) {
    try {
      const isBusy = (await seat.isMine()) && (await workOnce(onImport, "short"));
      if (isBusy) continue;
      if (await seat.isMine()) await readLongThreadsBeside();
      await news.next();
    } catch (error) {
      log.error({ err: error }, "the worker could not look for work; trying again");
      await sleep(AGAIN_MS);
    }
  }
}

/** `next` returns as soon as something may have come since it was asked last, else after a while. */
function hearOfWork(): { next(): Promise<void> } {
  let hasCome = false;
  let wake = () => {};
  listen((payload) => {
    if (!bringsWork(JSON.parse(payload))) return;
    hasCome = true;
    wake();
  });
  return {
    next: async () => {
      const patience = new AbortController();
      wake = () => patience.abort();
      if (!hasCome) await sleep(LOOK_MS, null, { signal: patience.signal }).catch(() => undefined);
      await sleep(GATHER_MS);
      hasCome = false;
    },
  };
}

function bringsWork(event: DeskEvent): boolean {
  if (event.kind === "import") return event.status !== "running" && event.status !== "receiving";
  return event.kind !== "decision" && event.kind !== "context";
}
