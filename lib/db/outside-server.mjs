import pg from "pg";

const OLDEST_VERSION = 15;
const PATIENCE_MS = 10_000;

const REASONS = {
  ECONNREFUSED: "nothing listens there; start that PostgreSQL, or unset DATABASE_URL to use the embedded one",
  ENOTFOUND: "that host is unknown; correct the address",
  "28P01": "it refuses this user and password; correct the address",
  28000: "it refuses this user; correct the address or its pg_hba.conf",
  "3D000": "that database does not exist; create it with createdb",
};

/**
 * Throws, in one sentence, when the PostgreSQL at `url` cannot carry a desk.
 * @param {string} url
 * @param {string} [setting] what named it
 */
export async function checkOutsideServer(url, setting = "DATABASE_URL") {
  const client = new pg.Client({
    connectionString: parsed(url, setting).href,
    connectionTimeoutMillis: PATIENCE_MS,
  });
  // A server that goes away while it is asked must not end us without a sentence.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding",
    );
    const { version, encoding } = rows[0];
    if (version < OLDEST_VERSION) {
      throw new Error(
        `The PostgreSQL of ${publicName(url)} is version ${version}, and Komainu needs ${OLDEST_VERSION} or newer`,
      );
    }
    if (encoding !== "UTF8") {
      throw new Error(
        `The database ${publicName(url)} keeps text as ${encoding}; create it with ENCODING 'UTF8'`,
      );
    }
  } catch (error) {
    if (error.message.includes(publicName(url))) throw error;
    throw new Error(
      `Cannot use the database ${publicName(url)} of ${setting}: ${REASONS[error.code] ?? (error.message || error.code)}`,
    );
  } finally {
    await client.end().catch(() => {}); // It was never open.
  }
}

function parsed(url, setting = "DATABASE_URL") {
  try {
    return new URL(url);
  } catch {
    throw new Error(`${setting} is no address; write it as postgresql://user:password@host:5432/database`);
  }
}

/** The address without its password. */
function publicName(url) {
  const { hostname, port, pathname } = parsed(url);
  return `${hostname}${port && `:${port}`}${pathname}`;
}
