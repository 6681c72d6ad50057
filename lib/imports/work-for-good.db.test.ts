import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { workerSeat } from "@/lib/db/worker-seat";
import { actorFor } from "@/tests/support/factories";
import { aRecord, importFileText, uploadFile } from "@/tests/support/uploads";
import { getImportView } from "./data";
import { confirmImport } from "./mutations";
import { readRunner } from "./runner";
import { spawnCommand } from "./spawn-command";
import type { ImportStatus } from "./view";

const PROCESS_TEST = { timeout: 120_000 };
const workers: ChildProcess[] = [];

afterEach(async () => {
  for (const child of workers.splice(0)) await killed(child);
});

function startWorker(): ChildProcess {
  const child = spawnCommand(["work", "--stay"]);
  workers.push(child);
  return child;
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  child?.kill("SIGKILL");
  while (child && child.exitCode === null && child.signalCode === null) await sleep(20);
}

async function until(actor: Actor, id: string, status: ImportStatus): Promise<void> {
  for (;;) {
    const view = await getImportView(actor, id);
    if (view.status === status) return;
    if (view.status === "failed") throw new Error(view.failure ?? "failed");
    await sleep(50);
  }
}

/** How many comments of an import are stored, and by which process. */
async function stand(id: string) {
  const { partsDone, runner } = await db.import.findUniqueOrThrow({ where: { id } });
  return { stored: Number(partsDone), pid: readRunner(runner)?.pid };
}

test(
  "a worker previews, imports and works out context of what comes, and an import that takes long keeps nobody waiting",
  PROCESS_TEST,
  async () => {
    const [actor, other] = [await actorFor("moderator"), await actorFor("moderator")];
    startWorker();
    const id = await uploadFile(actor, aRecord("w1", "By the worker."));
    await until(actor, id, "previewed");
    expect(await importFileText(actor, id, "changes")).toContain("By the worker.");
    await confirmImport(actor, id);
    await until(actor, id, "done");
    expect(await db.comment.count({ where: { importId: id } })).toBe(1);
    while ((await db.article.count({ where: { contextDue: { gt: 0 } } })) > 0) await sleep(50);

    const long = await uploadFile(actor, aRecord("w2", "Held for long."));
    await until(actor, long, "previewed");
    await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM article FOR UPDATE`;
        await confirmImport(actor, long);
        await until(actor, long, "running");
        const short = await uploadFile(other, aRecord("s1", "Quickly read.", { article_id: "pier" }));
        await until(other, short, "previewed");
        expect((await getImportView(actor, long)).status).toBe("running");
      },
      { timeout: 110_000 },
    );
    await until(actor, long, "done");
  },
);

test(
  "of two workers one works; when it is killed the other goes on, and all ends as if nothing had happened",
  PROCESS_TEST,
  async () => {
    const actor = await actorFor("moderator");
    const lines = Array.from({ length: 6_000 }, (_, at) =>
      aRecord(`k${at}`, `Comment number ${at} of many.`),
    );
    const id = await uploadFile(actor, lines.join("\n"), { pieceBytes: 65_536 });
    const both = [startWorker(), startWorker()];
    await until(actor, id, "previewed");
    await confirmImport(actor, id);
    let before = await stand(id);
    while (before.stored === 0) before = await stand(id);
    await killed(both.find(({ pid }) => pid === before.pid));
    let after = await stand(id);
    while (after.pid === before.pid) after = await stand(id);
    expect(after.pid).toBe(both.find(({ pid }) => pid !== before.pid)?.pid);
    await until(actor, id, "done");
    expect(await getImportView(actor, id)).toMatchObject({ found: 6_000, added: 6_000 });
    expect(await db.comment.count({ where: { importId: id } })).toBe(6_000);
    expect(await db.importChunk.count({ where: { importId: id } })).toBe(0);
  },
);

test("a worker that lost its connection takes its seat again, unless another has", async () => {
  const [first, second] = [workerSeat(), workerSeat()];
  expect([await first.isMine(), await second.isMine()]).toEqual([true, false]);
  await db.$queryRaw`
    SELECT pg_terminate_backend(pid)::text FROM pg_locks
    WHERE locktype = 'advisory' AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  let taken = await second.isMine();
  while (!taken) taken = await second.isMine();
  expect(await first.isMine()).toBe(false);
});
