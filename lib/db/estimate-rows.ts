import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";

const KEPT_MS = 60_000;
const KEPT_MAX = 1000;

const explanation = z.tuple([z.object({ Plan: z.object({ "Plan Rows": z.number() }) })]);

const kept = new Map<string, { rows: number; until: number }>();

/** How many rows the planner expects of a statement, which is not run. Remembered for a minute. */
export async function estimateRows(sql: Prisma.Sql): Promise<number> {
  const key = JSON.stringify([sql.text, sql.values]);
  const known = kept.get(key);
  if (known && known.until > performance.now()) return known.rows;
  const [answer] = await selectRows<{ "QUERY PLAN": unknown }>(Prisma.sql`EXPLAIN (FORMAT JSON) ${sql}`);
  const rows = explanation.parse(answer?.["QUERY PLAN"])[0].Plan["Plan Rows"];
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(key, { rows, until: performance.now() + KEPT_MS });
  return rows;
}
