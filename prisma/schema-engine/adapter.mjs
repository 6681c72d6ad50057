import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { connectionSettings, withClient } from "./postgres.mjs";

const PG_TEXT = 25;
/** PostgreSQL's one-byte "char", which its catalogues use and the adapter does not know. */
const PG_CHAR = 18;
// `diff` between two schema files opens no connection, but wants an address.
const NOWHERE = "postgresql://nobody@127.0.0.1:1/nowhere";

/**
 * Prisma's adapter for pg, mended where the schema engine needs more of it than the client does.
 * @param {string | undefined} address
 */
export function adapterFactory(address = NOWHERE) {
  const settings = connectionSettings(address);
  const schema = new URL(address).searchParams.get("schema") ?? undefined;
  const factory = new PrismaPg(settings, { schema });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => mend(await factory.connect()),
    connectToShadowDb: () => connectToShadow(settings),
  };
}

/** The adapter's own drops the shadow database before it closes its connections to it, which fails. */
async function connectToShadow(settings) {
  const database = `prisma_migrate_shadow_db_${randomUUID()}`;
  const onServer = (sql) => withClient(settings, (client) => client.query(sql));
  await onServer(`CREATE DATABASE "${database}"`);
  const connection = mend(await new PrismaPg({ ...settings, database }).connect());
  const dispose = connection.dispose.bind(connection);
  connection.dispose = async () => {
    await dispose();
    await onServer(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  };
  return connection;
}

function mend(queryable) {
  const original = Object.getPrototypeOf(queryable);
  queryable.queryRaw = (query) => queryWithChars(queryable, original, query);
  if (original.executeScript) {
    // The adapter's own splits at every semicolon, also inside a function's body.
    queryable.executeScript = async (script) => {
      try {
        await queryable.underlyingDriver().query(script);
      } catch (error) {
        queryable.onError(error);
      }
    };
  }
  if (original.startTransaction) {
    queryable.startTransaction = async (...options) =>
      mend(await original.startTransaction.apply(queryable, options));
  }
  return queryable;
}

/** Has the adapter read "char" columns as text, and reports them as characters. */
async function queryWithChars(queryable, original, query) {
  const chars = [];
  const performIO = async (io) => {
    const result = await original.performIO.call(queryable, io);
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== PG_CHAR) continue;
      chars.push(index);
      field.dataTypeID = PG_TEXT;
    }
    return result;
  };
  const reader = Object.create(queryable, { performIO: { value: performIO } });
  const result = await original.queryRaw.call(reader, query);
  for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character;
  return result;
}
