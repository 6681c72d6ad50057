import { once } from "node:events";
import copyStreams from "pg-copy-streams";
import { systemActor } from "@/lib/auth/system-actor";
import { exportComments } from "@/lib/comments/export";
import { exportSql } from "@/lib/comments/export-sql";
import { type CommentQuery, loadCommentQuery } from "@/lib/comments/query";
import { pool } from "@/lib/db/client";

const ROUNDS = 7;
const RATIO_MAX = 2;
const GROWTH_MEGABYTES_MAX = 64;
const SAMPLE_MS = 5;

/** Prints how long the export of every comment takes beside COPY of the same query, and how much memory it adds. */
export async function benchExport(): Promise<boolean> {
  const query = await loadCommentQuery(new URLSearchParams("sort=-controversy"));
  // The desk has answered requests before: an export of no rows loads what any first request loads.
  await exportAll(await loadCommentQuery(new URLSearchParams("tag=nobody-has-this")));
  const memory = watchMemory();
  const first = await timed(() => exportAll(query));
  const growth = memory.stop();

  const pairs: { copyMs: number; exportMs: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const copied = await timed(() => copyAll(query));
    const exported = await timed(() => exportAll(query));
    pairs.push({ copyMs: copied.ms, exportMs: exported.ms });
  }
  const copyMs = median(pairs.map((pair) => pair.copyMs));
  const exportMs = median(pairs.map((pair) => pair.exportMs));
  const ratio = exportMs / copyMs;

  console.log(
    `export  ${first.bytes.toLocaleString("en")} bytes, median of ${ROUNDS} runs each, one after the other`,
  );
  console.log(`COPY    ${copyMs.toFixed(0)} ms`);
  console.log(`export  ${exportMs.toFixed(0)} ms`);
  console.log(`ratio   ${ratio.toFixed(2)} (at most ${RATIO_MAX})`);
  console.log(
    `memory  +${growth.toFixed(0)} MB resident while the first whole export ran (at most ${GROWTH_MEGABYTES_MAX})`,
  );
  return ratio <= RATIO_MAX && growth <= GROWTH_MEGABYTES_MAX;
}

async function exportAll(query: CommentQuery): Promise<number> {
  let bytes = 0;
  for await (const chunk of exportComments(systemActor(), query, { byteOrderMark: false }))
    bytes += chunk.length;
  return bytes;
}

async function copyAll(query: CommentQuery): Promise<number> {
  const { text, values } = exportSql(query);
  // COPY takes no parameters; a query without a filter has none.
  if (values.length > 0) throw new Error("The query to COPY must have no values");
  const client = await pool.connect();
  try {
    let bytes = 0;
    const stream = client.query(copyStreams.to(`COPY (${text}) TO STDOUT`));
    stream.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    await once(stream, "end");
    return bytes;
  } finally {
    client.release();
  }
}

async function timed(run: () => Promise<number>): Promise<{ ms: number; bytes: number }> {
  const started = performance.now();
  const bytes = await run();
  return { ms: performance.now() - started, bytes };
}

/** Megabytes that the process held at most above what it held at the start. */
export function watchMemory(): { stop: () => number } {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return (most - before) / 2 ** 20;
    },
  };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
