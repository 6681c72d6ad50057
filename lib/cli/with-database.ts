import { holdServer } from "@/lib/db/hold-server.mjs";
import { migrate } from "@/lib/db/migrate.mjs";
import { checkOutsideServer } from "@/lib/db/outside-server.mjs";
import { deskHome } from "@/lib/db/server-home.mjs";

/**
 * Does `work` with the desk's database: the one of DATABASE_URL, else the embedded one, which is started when it does
 * not run and stopped again afterwards. `work` must import what reads the database itself, since the client looks
 * for DATABASE_URL as soon as it is imported.
 */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const outside = process.env.DATABASE_URL;
  if (outside) await checkOutsideServer(outside);
  const server = outside ? null : await holdServer(deskHome());
  const url = outside || server?.url;
  process.env.DATABASE_URL = url;
  const interrupted = () => void server?.release().finally(() => process.exit(130));
  if (server) for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, interrupted);
  try {
    if (url) await migrate(url);
    return await work();
  } finally {
    await closeClient();
    await server?.release();
  }
}

async function closeClient(): Promise<void> {
  const { db, pool } = await import("@/lib/db/client");
  await db.$disconnect();
  if (!pool.ended) await pool.end();
}
