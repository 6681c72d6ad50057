import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client";

function connect() {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 10,
    // Prisma's adapter sends and reads times without their zone, as if every server kept UTC.
    options: "-c TimeZone=UTC",
  });
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

// `next dev` loads modules again after each change; a new pool each time would exhaust the server.
const kept = globalThis as { komainuDatabase?: ReturnType<typeof connect> };
kept.komainuDatabase ??= connect();

/** The one Prisma client, and the pool beneath it for what Prisma lacks: cursors and LISTEN. */
export const { db, pool } = kept.komainuDatabase;
