import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { isStopped, STALE_MS } from "./runner";

/**
 * Imports that can be run from what the desk itself keeps, and that nobody runs. Oldest first, but those of people for
 * whom none runs yet before others.
 */
export async function findWork(): Promise<Prisma.ImportGetPayload<object>[]> {
  const found = await db.import.findMany({
    where: {
      status: { in: ["waiting", "running"] },
      OR: [{ chunks: { some: { number: 0 } } }, { options: { path: ["retryOf"], not: "" } }],
    },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
  });
  const now = new Date();
  const isRun = (row: (typeof found)[number]) =>
    row.status === "running" && !isStopped(row.heartbeatAt, row.runner, now);
  const served = new Set(found.filter(isRun).map(({ moderatorId }) => moderatorId));
  const waiting = found.filter((row) => !isRun(row));
  const isServed = ({ moderatorId }: (typeof found)[number]) => Number(served.has(moderatorId));
  return waiting.sort((a, b) => isServed(a) - isServed(b));
}

/** Whether anybody imports right now; the threads that it brings are read after it. */
export async function isImportRunning(): Promise<boolean> {
  const running = await db.import.findMany({
    where: { status: "running" },
    select: { heartbeatAt: true, runner: true },
  });
  const now = new Date();
  return running.some(({ heartbeatAt, runner }) => !isStopped(heartbeatAt, runner, now));
}

/** Uploads without a piece since then have broken off. */
export function silentSince(): Date {
  return new Date(Date.now() - 2 * STALE_MS);
}
