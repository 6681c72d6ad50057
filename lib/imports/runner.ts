import "server-only";
import { hostname } from "node:os";
import { z } from "zod";
import { isAlive, thisProcess } from "@/lib/db/process-lock.mjs";

/** After so long without a sign of life, an import was stopped. */
export const STALE_MS = 30_000;

const runnerSchema = z.object({
  host: z.string(),
  pid: z.number(),
  startedAt: z.string().nullable(),
  note: z.string(),
  /** ISO 8601: since when it runs the import. */
  since: z.string(),
  /** How far the import was then, for its rate. */
  bytesBefore: z.number(),
  commentsBefore: z.number(),
});
export type Runner = z.infer<typeof runnerSchema>;

/** This process, as it is written to an import that it runs. */
export function thisRunner(now: Date, bytesBefore: number, commentsBefore: number): Runner {
  return { host: hostname(), ...thisProcess(), since: now.toISOString(), bytesBefore, commentsBefore };
}

export function readRunner(stored: unknown): Runner | null {
  return runnerSchema.safeParse(stored).data ?? null;
}

/** Whether nobody runs the import any more: no sign of life for long, or a process of this machine that is gone. */
export function isStopped(heartbeatAt: Date | null, stored: unknown, now: Date): boolean {
  if (heartbeatAt === null || now.getTime() - heartbeatAt.getTime() > STALE_MS) return true;
  const runner = readRunner(stored);
  return runner !== null && runner.host === hostname() && !isAlive(runner);
}
