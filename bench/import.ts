import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { copyRows, takeRows } from "./import-copy";
import { aBusyModerator, workUntil } from "./import-desk";
import { benchKill } from "./import-kill";
import { importFile, startImport } from "./import-process";
import { generateRecords } from "./import-records";
import { benchSource } from "./import-source";
import { dropScratch, onDatabase, scratchDatabase, sideName } from "./scratch-database";
import type { BenchWords } from "./words";

const RATIO_MAX = 1.6;
const AGAIN_MAX = 0.5;
const GROWTH_MEGABYTES_MAX = 100;
const SLOWER_MAX = 2;
const DECISION_MS_MAX = 100;
const IDLE_MS = 15_000;

/** Prints what an import costs beside COPY of the same rows, again, in memory, and to the moderators at work. */
export async function benchImport({ rows, kill, source, bytes }: BenchWords): Promise<boolean> {
  const url = process.env.DATABASE_URL ?? "";
  const folder = mkdtempSync(join(tmpdir(), "komainu-bench-import-"));
  try {
    if (kill) return await benchKill(url, await writeRecords(join(folder, "all.ndjson"), rows, 1), kill);
    if (source) {
      const write = (file: string, count: number) => writeRecords(file, count, 1);
      return await benchSource({ url, folder, source, bytes, writeRecords: write });
    }
    const few = Math.max(1000, Math.floor(rows / 10));
    const small = await writeRecords(join(folder, "few.ndjson"), few, 1);
    const file = await writeRecords(join(folder, "all.ndjson"), rows, 1);
    const side = await scratchDatabase(url, sideName(url, "few"));
    const before = await importFile(side, small);
    await dropScratch(url, sideName(url, "few"));
    const isFast = await beside({ url, folder, file, rows });
    const isFlat = tellMemory(few, before.peakMegabytes, rows, isFast.peakMegabytes);
    const more = await writeRecords(join(folder, "more.ndjson"), Math.min(rows, 100_000), rows + 1);
    const isQuiet = await withModerator(url, more);
    return isFast.isWithin && isFlat && isQuiet;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of generated comments, numbered from `first`. */
async function writeRecords(file: string, count: number, first: number): Promise<string> {
  await pipeline(Readable.from(lines(count, first)), createWriteStream(file));
  return file;
}

function* lines(count: number, first: number): Generator<string> {
  let chunk = "";
  for (const record of generateRecords(count, first)) {
    chunk += `${JSON.stringify(record)}\n`;
    if (chunk.length < 100_000) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

async function beside({
  url,
  folder,
  file,
  rows,
}: {
  url: string;
  folder: string;
  file: string;
  rows: number;
}) {
  const first = await importFile(url, file);
  await findLast(url, rows);
  console.log(
    `import        ${first.seconds.toFixed(1)} s from the start of the command until the last comment is found`,
  );
  console.log(
    `context       ${first.contextSeconds.toFixed(1)} s more until links, answers and stories were worked out: ${(rows / first.contextSeconds).toFixed(0)} comments a second`,
  );
  await takeRows(url, folder);
  const again = await importFile(url, file);
  const other = await scratchDatabase(url, sideName(url, "copy"));
  const copied = await copyRows(other, folder);
  await dropScratch(url, sideName(url, "copy"));
  const ratio = first.seconds / copied;
  const repeat = again.seconds / first.seconds;
  console.log(
    `COPY          ${copied.toFixed(1)} s article, comment and vote_observation, with all indexes and keys`,
  );
  console.log(`ratio         ${ratio.toFixed(2)} (at most ${RATIO_MAX})`);
  const unchanged = again.output.includes("nothing changed");
  console.log(
    `again         ${again.seconds.toFixed(1)} s, ${repeat.toFixed(2)} of the first (at most ${AGAIN_MAX}), ${unchanged ? "nothing changed" : "SOMETHING CHANGED"}`,
  );
  return {
    isWithin: ratio <= RATIO_MAX && repeat <= AGAIN_MAX && unchanged,
    peakMegabytes: Math.max(first.peakMegabytes, again.peakMegabytes),
  };
}

/** Throws unless the last comment of the file is found by its words. */
async function findLast(url: string, rows: number): Promise<void> {
  await onDatabase(url, async (client) => {
    const { rows: found } = await client.query(
      `SELECT 1 FROM comment c WHERE c.source_id = $1
       AND c.id IN (SELECT f.id FROM comment f
         WHERE to_tsvector('simple', left(f.body, 100000)) @@ plainto_tsquery('simple', c.body))`,
      [String(rows)],
    );
    if (found.length !== 1) throw new Error(`The last comment, ${rows}, is not found`);
  });
}

function tellMemory(few: number, before: number, rows: number, after: number): boolean {
  const growth = after - before;
  console.log(
    `memory        ${before.toFixed(0)} MB at most with ${few.toLocaleString("en")}, ${after.toFixed(0)} MB with ${rows.toLocaleString("en")}: +${growth.toFixed(0)} MB (at most ${GROWTH_MEGABYTES_MAX})`,
  );
  return growth <= GROWTH_MEGABYTES_MAX;
}

/** The desk has the comments of the first import while more come. */
async function withModerator(url: string, file: string): Promise<boolean> {
  await onDatabase(url, (client) => client.query("VACUUM ANALYZE"));
  const actor = await aBusyModerator();
  const end = performance.now() + IDLE_MS;
  const idle = await workUntil(actor, () => performance.now() > end);
  const running = startImport(url, file);
  const busy = await workUntil(actor, running.isOver);
  await running.ended;
  const slower = busy.pageP95Ms / idle.pageP95Ms;
  console.log(
    `queue page    p95 ${idle.pageP95Ms.toFixed(1)} ms of ${idle.pages} idle, ${busy.pageP95Ms.toFixed(1)} ms of ${busy.pages} while an import runs: ${slower.toFixed(2)} times (at most ${SLOWER_MAX})`,
  );
  console.log(
    `decision      slowest ${idle.slowestDecisionMs.toFixed(1)} ms of ${idle.decisions} idle, ${busy.slowestDecisionMs.toFixed(1)} ms of ${busy.decisions} while an import runs (at most ${DECISION_MS_MAX})`,
  );
  return slower <= SLOWER_MAX && busy.slowestDecisionMs <= DECISION_MS_MAX;
}
