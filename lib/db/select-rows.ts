import "server-only";
import type { QueryResultRow } from "pg";
import { pool } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * Reads rows with composed SQL, past Prisma's conversion of each cell, which costs a queue page as much again as half
 * of the database's own work (docs/decisions/2026-11-21-queue-pages.md). `Row` states what the SQL selects.
 */
export async function selectRows<Row extends QueryResultRow>({ text, values }: Prisma.Sql): Promise<Row[]> {
  const result = await pool.query<Row>(text, values);
  return result.rows;
}
