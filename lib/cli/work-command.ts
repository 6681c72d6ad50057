import { setTimeout as sleep } from "node:timers/promises";
import { type Command, Option } from "commander";
import { stepAside } from "./step-aside";
import { withDatabase } from "./with-database";

const IDLE_MS = 60_000;
const LOOK_MS = 500;
const GOODBYE_MS = 1500;

type Options = { once?: true; stay?: true; beside?: true; threads?: true; changesOf?: string; kind?: string };

/** `komainu work` */
export function addWorkCommand(program: Command): void {
  program
    .command("work")
    .description("run the imports that wait, as the desk does by itself; ends after a minute without work")
    .option("--once", "end as soon as nothing waits")
    .addOption(new Option("--stay").hideHelp())
    .addOption(new Option("--beside").hideHelp())
    .addOption(new Option("--threads").hideHelp())
    .addOption(new Option("--changes-of <import>").hideHelp())
    .addOption(new Option("--kind <kind>").hideHelp())
    .action(work);
}

async function work({ once, stay, beside, threads, changesOf, kind }: Options): Promise<void> {
  // Started by the desk: nobody is left to work for when that is killed.
  process.once("disconnect", () => process.exit(0));
  if (process.env.KOMAINU_HELD_BY_DESK && !process.connected) process.exit(0);
  process.channel?.unref();
  await withDatabase(async () => {
    stepAside();
    if (changesOf) {
      const { writeChanges } = await import("@/lib/imports/write-changes");
      await writeChanges(changesOf, kind ?? null, process.stdout);
      return;
    }
    if (threads) await readThreadsUntilIdle();
    else if (beside) await runWaiting();
    else if (stay) await workForGood();
    else await workUntilIdle(once === true);
  });
}

async function workForGood(): Promise<void> {
  const { workForGood: work } = await import("@/lib/imports/work-for-good");
  await work(await letGoWhenStopped());
}

/** Beside a worker that is busy with a long import; ended by it. */
async function runWaiting(): Promise<void> {
  const { runWaiting: run } = await import("@/lib/imports/work");
  await run(await letGoWhenStopped());
}

async function workUntilIdle(isOnce: boolean): Promise<void> {
  const { workOnce } = await import("@/lib/imports/work");
  const { readLongThreadsBeside } = await import("@/lib/imports/read-threads");
  const onBegin = await letGoWhenStopped();
  for (let idleSince = Date.now(); Date.now() - idleSince < IDLE_MS; ) {
    const found = await workOnce(onBegin, isOnce ? "all" : "short");
    if (!found && isOnce) return;
    if (!found) await sleep(LOOK_MS);
    if (found || (await readLongThreadsBeside())) idleSince = Date.now();
  }
}

/** Hears which import runs, so that it is let go when this process is asked to end. */
async function letGoWhenStopped(): Promise<(importId: string | null) => void> {
  const { letGo } = await import("@/lib/imports/begin-import");
  let running: string | null = null;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      // What is stored is whole; the rest is for the next worker, at once if we can still say so.
      setTimeout(() => process.exit(0), GOODBYE_MS).unref();
      const goodbye = running === null ? Promise.resolve() : letGo(running);
      void goodbye.catch(() => undefined).then(() => process.exit(0));
    });
  }
  return (importId) => {
    running = importId;
  };
}

/** Beside a worker that runs imports; ended by it. */
async function readThreadsUntilIdle(): Promise<void> {
  const { settleForAMoment } = await import("@/lib/imports/work");
  for (let idleSince = Date.now(); Date.now() - idleSince < IDLE_MS; ) {
    if (await settleForAMoment()) idleSince = Date.now();
    else await sleep(LOOK_MS);
  }
}
