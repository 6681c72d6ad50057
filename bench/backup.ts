import { createReadStream, createWriteStream, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import copyStreams from "pg-copy-streams";
import { systemActor } from "@/lib/auth/system-actor";
import { type BackupProgress, backUp } from "@/lib/backup/backup";
import { type BackedUpTable, copyIn, copyOut, tablesToKeep } from "@/lib/backup/contents";
import { restoreDesk } from "@/lib/backup/restore";
import { watchMemory } from "./export";
import { dropScratch, onDatabase, scratchDatabase, sideName } from "./scratch-database";

const RATIO_MAX = 2;
const GROWTH_MEGABYTES_MAX = 64;

/** Prints what backup and restore take beside COPY of the same tables to files and into tables with their indexes. */
export async function benchBackup(rows: number): Promise<boolean> {
  const url = process.env.DATABASE_URL ?? "";
  const folder = await mkdtemp(join(tmpdir(), "komainu-bench-backup-"));
  const names = ["copied", "restored"].map((name) => sideName(url, name));
  try {
    const [copied, restored] = [
      await scratchDatabase(url, names[0] ?? ""),
      await scratchDatabase(url, names[1] ?? ""),
    ];
    const file = join(folder, "desk.backup");
    const [out, back] = [growthAfterTenth(rows), growthAfterTenth(rows)];
    const backupMs = await timed(() =>
      pipeline(backUp(systemActor(), out.onProgress), createWriteStream(file)),
    );
    const growthOut = out.stop();
    const restoreMs = await timed(() => restoreDesk(systemActor(), file, restored, back.onProgress));
    const growth = Math.max(growthOut, back.stop());
    const copyMs = await copyAll(url, copied, folder);
    const ratio = (backupMs + restoreMs) / (copyMs.out + copyMs.in);

    console.log(
      `COPY     out ${seconds(copyMs.out)}, in ${seconds(copyMs.in)}, into tables with their indexes`,
    );
    console.log(`backup   ${seconds(backupMs)}, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    console.log(`restore  ${seconds(restoreMs)}`);
    console.log(`ratio    ${ratio.toFixed(2)} (at most ${RATIO_MAX})`);
    console.log(
      `memory   +${growth.toFixed(0)} MB resident after the first tenth of the comments (at most ${GROWTH_MEGABYTES_MAX})`,
    );
    return ratio <= RATIO_MAX && growth <= GROWTH_MEGABYTES_MAX;
  } finally {
    for (const name of names) await dropScratch(url, name);
    await rm(folder, { recursive: true });
  }
}

/** Watches memory from a tenth of the comments on: what the work itself needs is there by then, and more would grow with the desk. */
function growthAfterTenth(rows: number) {
  let memory: ReturnType<typeof watchMemory> | undefined;
  return {
    onProgress: ({ table, rows: done }: BackupProgress) => {
      if (table === "comment" && done >= rows / 10) memory ??= watchMemory();
    },
    stop: () => memory?.stop() ?? Number.NaN,
  };
}

/** What PostgreSQL alone needs: every table to a file, and from there into the same tables of an empty desk. */
async function copyAll(from: string, to: string, folder: string): Promise<{ out: number; in: number }> {
  const tables = await onDatabase(from, tablesToKeep);
  const fileOf = ({ name }: BackedUpTable) => join(folder, `${name}.copy`);
  const out = await timed(() =>
    onDatabase(from, async (client) => {
      for (const table of tables) {
        await pipeline(client.query(copyStreams.to(copyOut(table))), createWriteStream(fileOf(table)));
      }
    }),
  );
  const back = await timed(() =>
    onDatabase(to, async (client) => {
      await client.query("BEGIN");
      // Tables go in by their names, so a row may come before the one it refers to.
      await client.query("SET LOCAL session_replication_role = replica");
      await client.query(
        `TRUNCATE ${tables.map(({ name }) => pg.escapeIdentifier(name)).join(", ")} CASCADE`,
      );
      for (const table of tables) {
        await pipeline(createReadStream(fileOf(table)), client.query(copyStreams.from(copyIn(table))));
      }
      await client.query("COMMIT");
    }),
  );
  return { out, in: back };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
