import pg from "pg";

/**
 * A Prisma address as pg's settings. Not as one string: that would win over the `database` of a shadow database.
 * @param {string} address
 */
export function connectionSettings(address) {
  const url = new URL(address);
  const ssl = url.searchParams.get("sslmode") ?? "disable";
  return {
    host: url.searchParams.get("host") ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: databaseName(url),
    ...(ssl !== "disable" && { ssl: { rejectUnauthorized: ssl.startsWith("verify") } }),
  };
}

/**
 * Creates the database unless it exists.
 * @param {string} address
 * @returns {Promise<string>} its name
 */
export async function createDatabase(address) {
  const { database, ...server } = connectionSettings(address);
  await withClient({ ...server, database: "postgres" }, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  });
  return database;
}

/**
 * Throws, with Prisma's code for it, when the database cannot be used.
 * @param {string} address
 */
export async function checkConnection(address) {
  const settings = connectionSettings(address);
  try {
    await withClient(settings, () => undefined);
    return {};
  } catch (error) {
    if (error.code === "3D000") throw refusal("P1003", `Database \`${settings.database}\` does not exist`);
    const code = error.code?.startsWith("28") ? "P1000" : "P1001";
    throw refusal(code, `Can't reach database server: ${error.message || error.code}`);
  }
}

/**
 * @template T
 * @param {pg.ClientConfig} settings
 * @param {(client: pg.Client) => T} work
 */
export async function withClient(settings, work) {
  const client = new pg.Client(settings);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseName(url) {
  return decodeURIComponent(url.pathname.slice(1));
}

function refusal(code, message) {
  return Object.assign(new Error(message), { error_code: code });
}
