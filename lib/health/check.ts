import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";

export type Health = "ok" | "no_database" | "no_writes";

const PATIENCE_MS = 10_000;
/** A write that went well, or not, is believed for so long. */
const BELIEVED_MS = { ok: 5000, no_writes: 1000 };
// Whoever may not make it can write all the same.
const MAY_NOT = /42501/;

let lastProbe = { at: Number.NEGATIVE_INFINITY, state: "ok" as "ok" | "no_writes" };
let probing: Promise<"ok" | "no_writes"> | null = null;

/** Whether the database answers and takes writes. Says nothing else, so it asks for no actor. */
export async function databaseHealth(): Promise<Health> {
  if (!(await succeeds(db.$queryRaw`SELECT 1`))) return "no_database";
  if (performance.now() - lastProbe.at < BELIEVED_MS[lastProbe.state]) return lastProbe.state;
  probing ??= probeWrites().finally(() => {
    probing = null;
  });
  return probing;
}

async function probeWrites(): Promise<"ok" | "no_writes"> {
  const state = (await succeeds(write())) ? "ok" : "no_writes";
  lastProbe = { at: performance.now(), state };
  return state;
}

/** A new file of a hundred kilobytes, and a commit: what a full disk and a server that only reads refuse. */
async function write(): Promise<void> {
  try {
    await db.$executeRaw`
      CREATE TEMPORARY TABLE komainu_probe ON COMMIT DROP AS
      SELECT repeat('x', 1000) AS filling FROM generate_series(1, 100)`;
  } catch (error) {
    if (!MAY_NOT.test(JSON.stringify(error))) throw error;
  }
}

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  const late = new AbortController();
  const patience = sleep(PATIENCE_MS, null, { signal: late.signal }).then(() => {
    throw new Error(`no answer in ${PATIENCE_MS} ms`);
  });
  try {
    await Promise.race([work, patience]);
    return true;
  } catch (error) {
    log.warn({ err: error }, "the database is not well");
    return false;
  } finally {
    work.catch(() => undefined);
    patience.catch(() => undefined);
    late.abort();
  }
}
