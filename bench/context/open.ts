import pg from "pg";
import { annotationsOf } from "@/lib/annotations/data";
import { getArticle } from "@/lib/articles/data";
import { systemActor } from "@/lib/auth/system-actor";
import { getComment } from "@/lib/comments/data";
import { settleContext } from "@/lib/context/settle";
import { pool } from "@/lib/db/client";
import type { BenchWords } from "../words";
import { generateThreads, LONG_THREAD } from "./open-data";

const BAR_MS = 50;
const OPENED = 200;
const ROUNDS = 3;
// Statistics of tables are written at most once a second.
const STATISTICS_MS = 1500;
/** Smaller tables are best read whole. */
const LARGE_ROWS = 20_000;
const DONE = "bench.open";

/** Prints what opening a comment with its article and its marks costs on the server: in a thread of 5,000, and in others. */
export async function benchOpen({ rows }: BenchWords): Promise<boolean> {
  await prepare(rows);
  const long = await spread("article_id = $1", [LONG_THREAD], "position, id");
  const others = await spread("article_id <> $1 AND id > md5('other')::uuid", [LONG_THREAD], "id");
  for (const open of [openComment, openAnnotations]) await openAll(long.slice(0, 20), 1, open);
  const before = await rowsScanned();
  const first = await openAll(others, 1, openComment);
  const times = await openAll(long, ROUNDS, openComment);
  const annotations = await openAll(long, ROUNDS, openAnnotations);
  const scanned = await scannedSince(before);
  report(`a comment of an ordinary thread, seen for the first time, of ${rows.toLocaleString("en")}`, first);
  report(`a comment of a thread of 5,000, of ${rows.toLocaleString("en")}`, times);
  report("beside it the annotations of the comment and of its article", annotations);
  for (const table of scanned) console.log(`  ${table} was read whole, though it is large`);
  console.log(`  bar: at most ${BAR_MS} ms, and no large table read whole`);
  return Math.max(...times, ...annotations) <= BAR_MS && scanned.length === 0;
}

async function prepare(rows: number): Promise<void> {
  const { rows: made } = await pool.query("SELECT 1 FROM setting WHERE key = $1 AND value = $2", [
    DONE,
    rows,
  ]);
  if (made.length > 0) return;
  const started = performance.now();
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("TRUNCATE article, comment, moderator, import CASCADE");
    await generateThreads(client, rows);
  } finally {
    await client.end();
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`  ${rows.toLocaleString("en")} comments generated in ${seconds.toFixed(0)} s`);
  const settling = performance.now();
  await settleContext();
  console.log(
    `  the long thread's context worked out in ${((performance.now() - settling) / 1000).toFixed(1)} s`,
  );
  await pool.query("VACUUM ANALYZE");
  await pool.query("INSERT INTO setting (key, value) VALUES ($1, $2)", [DONE, rows]);
}

/** The ids of comments from the first to the last in this order. */
async function spread(where: string, values: string[], order: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM comment WHERE ${where} ORDER BY ${order} LIMIT 5000`,
    values,
  );
  const step = Math.max(1, Math.floor(rows.length / OPENED));
  return rows.filter((_, index) => index % step === 0).map(({ id }) => id);
}

/** The comment and its article, as they are sent. */
async function openComment(id: string): Promise<void> {
  const actor = systemActor();
  const comment = await getComment(actor, id);
  JSON.stringify([comment, await getArticle(actor, comment.articleId)]);
}

/** What is written on passages of a comment and of the long thread's article, which the pane asks for meanwhile. */
async function openAnnotations(id: string): Promise<void> {
  JSON.stringify(await annotationsOf(systemActor(), [id, LONG_THREAD]));
}

/** For each comment the median of some openings, so that what else the machine does counts little. */
async function openAll(
  ids: readonly string[],
  rounds: number,
  open: (id: string) => Promise<void>,
): Promise<number[]> {
  const times: number[][] = ids.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, id] of ids.entries()) {
      const started = performance.now();
      await open(id);
      times[index]?.push(performance.now() - started);
    }
  }
  return times.map((own) => at(own, 0.5));
}

function report(name: string, times: readonly number[]): void {
  const [p50, p95, worst] = [at(times, 0.5), at(times, 0.95), at(times, 1)].map((ms) => ms.toFixed(1));
  console.log(`  ${name}: p50 ${p50} ms, p95 ${p95} ms, worst ${worst} ms (${times.length} comments)`);
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function rowsScanned(): Promise<Map<string, number>> {
  await new Promise((resolve) => setTimeout(resolve, STATISTICS_MS));
  const { rows } = await pool.query<{ name: string; scans: string }>(
    `SELECT s.relname AS name, s.seq_scan AS scans FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
     WHERE c.reltuples > ${LARGE_ROWS}`,
  );
  return new Map(rows.map(({ name, scans }) => [name, Number(scans)]));
}

async function scannedSince(before: ReadonlyMap<string, number>): Promise<string[]> {
  const after = await rowsScanned();
  return [...after].filter(([name, scans]) => scans > (before.get(name) ?? 0)).map(([name]) => name);
}
