import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));
// The number that Prisma's own tool locks, so that neither runs beside the other.
const PRISMA_LOCK = 72707369;
// Komainu 0.1 had eighteen migrations, which became one; this was the last.
const LAST_OF_0_1 = "20261130008100_sign_in_limits";

/**
 * Brings a database to the schema of prisma/migrations, in the table that `prisma migrate` keeps.
 * @param {string} url
 * @param {string} [folder]
 * @returns {Promise<number>} how many migrations it applied
 */
export async function migrate(url, folder = MIGRATIONS) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query("SET client_min_messages = warning");
    // Whoever may make no tables can still see that all is done.
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') AS made");
    if (!rows[0].made) await client.query(MIGRATION_TABLE);
    const pending = pendingMigrations(await appliedMigrations(client), readMigrations(folder));
    for (const migration of pending) await apply(client, migration);
    return pending.length;
  } finally {
    await client.end();
  }
}

const MIGRATION_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/** @param {string} folder */
function readMigrations(folder) {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function appliedMigrations(client) {
  const { rows } = await client.query(
    "SELECT migration_name AS name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return rows;
}

/** What is left to apply; throws where database and folder tell different stories. */
function pendingMigrations(applied, wanted) {
  if (applied.some(({ name }) => name === LAST_OF_0_1))
    throw new Error(
      "This desk was made by Komainu 0.1. Back it up with that version (npm run komainu -- backup), and restore the backup into an empty desk of this one",
    );
  for (const { name, checksum, finished_at: finishedAt } of applied) {
    const file = wanted.find((migration) => migration.name === name);
    if (!file)
      throw new Error(
        `The database has the migration ${name}, which this Komainu lacks; start the newer Komainu that made it`,
      );
    if (!finishedAt)
      throw new Error(
        `The migration ${name} began but never ended; mend it with prisma migrate resolve, then start again`,
      );
    if (file.checksum !== checksum)
      throw new Error(
        `The migration ${name} was edited after it was applied; restore prisma/migrations/${name}`,
      );
  }
  return wanted.filter(({ name }) => !applied.some((done) => done.name === name));
}

/** In one transaction: killed in the middle, nothing happened. */
async function apply(client, { name, sql, checksum }) {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    throw new Error(`The migration ${name} failed and changed nothing: ${error.message}`, { cause: error });
  }
}
