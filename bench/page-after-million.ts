import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandProcess } from "@/lib/imports/command-process.mjs";
import { generateComments } from "./generate";
import { importFile } from "./import-process";
import { dropScratch, onDatabase, scratchDatabase, sideName } from "./scratch-database";
import type { BenchWords } from "./words";

const RATIO_MAX = 1.5;
const PAIRS = 5;
const PAGE = "prisma/sample/night-ferry-with-names.txt";
const PAGE_TITLE = "Night ferry";

/** Prints how long a small page takes, to its last link, beside one on an empty desk: after a large import, whose context is due. */
export async function benchPageAfterMillion({ rows }: BenchWords): Promise<boolean> {
  const url = process.env.DATABASE_URL ?? "";
  const folder = mkdtempSync(join(tmpdir(), "komainu-bench-page-"));
  const [template, empty] = [sideName(url, "template"), sideName(url, "empty")];
  try {
    await scratchDatabase(url, template);
    await fill(url, rows);
    const measure = (label: string, first: number) => inPairs({ url, folder, template, empty, label, first });
    const isWithin = (await measure("with no worker beside", 0)) <= RATIO_MAX;
    const worker = startWorker(url);
    // Told, with no bar: it shares the processors with the page.
    await measure("while a worker reads the rest", PAIRS);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    console.log(`            at most ${RATIO_MAX} times with no worker beside`);
    return isWithin;
  } finally {
    await dropScratch(url, empty);
    await dropScratch(url, template);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows as an import leaves them, with the context of each article due. */
async function fill(url: string, rows: number): Promise<void> {
  const started = performance.now();
  await onDatabase(url, async (client) => {
    await generateComments(client, rows);
    await client.query("UPDATE article SET context_due = 1");
  });
  console.log(
    `${rows.toLocaleString("en")} comments generated in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
}

type Pairs = { url: string; folder: string; template: string; empty: string; label: string; first: number };

/** The ratio of the medians. */
async function inPairs({ url, folder, template, empty, label, first }: Pairs): Promise<number> {
  const alone: number[] = [];
  const after: number[] = [];
  for (let pair = first; pair < first + PAIRS; pair += 1) {
    const file = join(folder, `page-${pair}.txt`);
    writeFileSync(file, readFileSync(PAGE, "utf8").replaceAll(PAGE_TITLE, `Ferry number ${pair}`));
    alone.push(await secondsOf(await scratchDatabase(url, empty, template), file));
    after.push(await secondsOf(url, file));
  }
  const ratio = median(after) / median(alone);
  console.log(
    `a page      ${median(after).toFixed(2)} s ${label}, ${median(alone).toFixed(2)} s on an empty desk: ${ratio.toFixed(2)} times (${PAIRS} pairs)`,
  );
  return ratio;
}

async function secondsOf(url: string, file: string): Promise<number> {
  const { seconds, contextSeconds } = await importFile(url, file);
  return seconds + contextSeconds;
}

function startWorker(url: string): ChildProcess {
  const { args, env } = commandProcess(process.cwd(), ["work", "--stay"]);
  return spawn(process.execPath, args, {
    env: { ...process.env, ...env, DATABASE_URL: url },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
