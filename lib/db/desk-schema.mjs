import pg from "pg";
import { migrate } from "./migrate.mjs";

/** The logs: the desk's role appends to them and can do nothing else. */
const LOGS = ["decision", "audit_entry"];

/**
 * Two ways into one database: `url` with the desk's role, which reads and writes rows, and `ownerUrl` with the role that
 * owns the tables. Where an operator gives one role only, both are the same.
 * @typedef {{ url: string, ownerUrl: string }} DeskAddress
 */

/** The address of an outside database, as the environment says it. @param {NodeJS.ProcessEnv} env @returns {DeskAddress | null} */
export function outsideAddress(env = process.env) {
  const url = env.DATABASE_URL;
  return url ? { url, ownerUrl: env.KOMAINU_MIGRATION_URL || url } : null;
}

/**
 * Brings the schema up to date as its owner, and gives the desk's role its rights.
 * @param {DeskAddress} address
 * @returns {Promise<number>} how many migrations were applied
 */
export async function prepareSchema({ url, ownerUrl }) {
  const applied = await migrate(ownerUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  const desk = new pg.Client({ connectionString: url });
  try {
    await Promise.all([owner.connect(), desk.connect()]);
    const [ownerName, deskName] = [await roleOf(owner), await roleOf(desk)];
    if (ownerName === deskName) return applied;
    await checkOwner(owner, { ownerName, deskName });
    if (applied > 0 || !(await canWork(desk))) await grant(owner, deskName);
    if (!(await canWork(desk))) {
      throw new Error(
        "KOMAINU_MIGRATION_URL and DATABASE_URL name two databases; let both name the same one, with two roles",
      );
    }
    return applied;
  } finally {
    await Promise.all([owner.end(), desk.end()]);
  }
}

async function roleOf(client) {
  const { rows } = await client.query("SELECT current_user AS name");
  return rows[0].name;
}

/** A table's owner can give itself every right again: so the desk's role must own none. */
async function checkOwner(owner, { ownerName, deskName }) {
  const { rows } = await owner.query(
    "SELECT FROM pg_tables WHERE schemaname = current_schema() AND tableowner = $1 LIMIT 1",
    [deskName],
  );
  if (rows.length === 0) return;
  const names = [deskName, ownerName].map((name) => pg.escapeIdentifier(name));
  throw new Error(
    `The role of DATABASE_URL owns the tables; as a superuser in that database run REASSIGN OWNED BY ${names[0]} TO ${names[1]}, then start again`,
  );
}

async function canWork(desk) {
  const { rows } = await desk.query(
    `SELECT coalesce(has_table_privilege(to_regclass('comment')::oid, 'UPDATE'), false)
        AND NOT coalesce(has_table_privilege(to_regclass('decision')::oid, 'UPDATE'), false) AS "canWork"`,
  );
  return rows[0].canWork;
}

async function grant(owner, deskName) {
  const { rows } = await owner.query("SELECT current_schema() AS schema");
  const schema = pg.escapeIdentifier(rows[0].schema);
  const desk = pg.escapeIdentifier(deskName);
  await owner.query(`BEGIN;
    GRANT USAGE ON SCHEMA ${schema} TO ${desk};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${desk};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${desk};
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${desk};
    REVOKE UPDATE, DELETE, TRUNCATE ON ${LOGS.join(", ")} FROM ${desk};
    GRANT EXECUTE ON FUNCTION delete_sample_comments(uuid) TO ${desk};
    COMMIT`);
}
