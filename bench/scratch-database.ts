import pg from "pg";
import { migrate } from "@/lib/db/migrate.mjs";

/** Makes a database beside the one of `url`, empty and migrated or a copy of `template`; replaces one of that name. */
export async function scratchDatabase(url: string, name: string, template?: string): Promise<string> {
  await dropScratch(url, name);
  await onDatabase(url, (client) =>
    client.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`),
  );
  const made = new URL(url);
  made.pathname = `/${name}`;
  if (!template) await migrate(made.href);
  return made.href;
}

export async function dropScratch(url: string, name: string): Promise<void> {
  await onDatabase(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** Works with a connection of its own and closes it. */
export async function onDatabase<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
