import { type DeskAddress, outsideAddress, prepareSchema } from "@/lib/db/desk-schema.mjs";
import { holdServer } from "@/lib/db/hold-server.mjs";
import { checkOutsideServer } from "@/lib/db/outside-server.mjs";
import { deskHome } from "@/lib/db/server-home.mjs";

/**
 * Does `work` with the desk's database: the one of DATABASE_URL, else the embedded one, which is started when it does
 * not run and stopped again afterwards. `work` must import what reads the database itself, since the client looks
 * for DATABASE_URL as soon as it is imported.
 */
export async function withDatabase<T>(work: (address: DeskAddress) => Promise<T>): Promise<T> {
  const outside = outsideAddress();
  if (outside) await checkOutsideServer(outside.url);
  const server = outside ? null : await holdServer(deskHome());
  const address = outside ?? server;
  if (!address) throw new Error("there is no database");
  process.env.DATABASE_URL = address.url;
  // Whoever is started from here works with rows, not with tables.
  delete process.env.KOMAINU_MIGRATION_URL;
  const interrupted = () => void server?.release().finally(() => process.exit(130));
  if (server) for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, interrupted);
  try {
    await prepareSchema(address);
    return await work(address);
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
