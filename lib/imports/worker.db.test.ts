import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { actorFor } from "@/tests/support/factories";
import { aRecord, importFileText, uploadFile } from "@/tests/support/uploads";
import { getImportView } from "./data";
import { confirmImport } from "./mutations";
import type { ImportStatus } from "./view";
import { wakeWorker, wakeWorkerIfNeeded } from "./worker";

const PROCESS_TEST = { timeout: 120_000 };
const kept = globalThis as { komainuWorker?: import("node:child_process").ChildProcess | null };

afterEach(async () => {
  const child = kept.komainuWorker;
  if (!child) return;
  child.kill("SIGTERM");
  while (kept.komainuWorker) await sleep(20);
});

async function until(actor: Actor, id: string, status: ImportStatus): Promise<void> {
  for (;;) {
    const view = await getImportView(actor, id);
    if (view.status === status) return;
    if (view.status === "failed") throw new Error(view.failure ?? "failed");
    await sleep(50);
  }
}

test(
  "a worker of its own previews and imports what was sent; waking it twice starts one",
  PROCESS_TEST,
  async () => {
    const actor = await actorFor("moderator");
    const id = await uploadFile(actor, aRecord("w1", "By the worker."));
    wakeWorker();
    const first = kept.komainuWorker?.pid;
    wakeWorker();
    expect(kept.komainuWorker?.pid).toBe(first);
    await until(actor, id, "previewed");
    expect(await importFileText(actor, id, "changes")).toContain("By the worker.");
    await confirmImport(actor, id);
    await until(actor, id, "done");
    expect(await db.comment.count({ where: { importId: id } })).toBe(1);
  },
);

test(
  "what a killed worker left is taken up by the next, and ends as if nothing had happened",
  PROCESS_TEST,
  async () => {
    const actor = await actorFor("moderator");
    const lines = Array.from({ length: 6_000 }, (_, at) =>
      aRecord(`k${at}`, `Comment number ${at} of many.`),
    );
    const id = await uploadFile(actor, lines.join("\n"), { pieceBytes: 65_536 });
    wakeWorker();
    await until(actor, id, "previewed");
    await confirmImport(actor, id);
    for (let stored = 0; stored === 0; ) {
      await sleep(20);
      stored = Number((await db.import.findUniqueOrThrow({ where: { id } })).partsDone);
    }
    kept.komainuWorker?.kill("SIGKILL");
    while (kept.komainuWorker) await sleep(20);
    await wakeWorkerIfNeeded();
    await until(actor, id, "done");
    expect(await getImportView(actor, id)).toMatchObject({ found: 6_000, added: 6_000 });
    expect(await db.comment.count({ where: { importId: id } })).toBe(6_000);
    expect(await db.importChunk.count({ where: { importId: id } })).toBe(0);
  },
);
