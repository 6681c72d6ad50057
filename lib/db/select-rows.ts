import "server-only";
import { createHash } from "node:crypto";
import pg, { type QueryResultRow } from "pg";
import { pool } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { isoTime } from "@/lib/db/iso-time";

/** A connection keeps each plan in memory, so that only so many shapes of statements are kept. */
const KEPT_PLANS_MAX = 300;

const keptPlans = new Map<string, string>();

const { TIMESTAMPTZ } = pg.types.builtins;
const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => (type === TIMESTAMPTZ ? isoTime : pg.types.getTypeParser(type, format)),
};

/**
 * Reads rows with composed SQL, past Prisma's conversion of each cell, which adds half to a queue page
 * (docs/decisions/2026-11-21-queue-pages.md). `Row` states what the SQL selects; times come as ISO 8601 in UTC.
 * `keepPlan` is for statements whose best plan is the same whatever their values are: a connection plans them once.
 */
export async function selectRows<Row extends QueryResultRow>(
  { text, values }: Prisma.Sql,
  { keepPlan = false } = {},
): Promise<Row[]> {
  const name = keepPlan ? planName(text) : undefined;
  const result = await pool.query<Row>({ text, values, types, ...(name && { name }) });
  return result.rows;
}

function planName(text: string): string | undefined {
  const known = keptPlans.get(text);
  if (known || keptPlans.size >= KEPT_PLANS_MAX) return known;
  // Named by its text: Next bundles this file more than once, and all copies share the pool.
  const name = `komainu_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  keptPlans.set(text, name);
  return name;
}
