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

/**
 * The first of `name`, `name_2`, … that no other run uses, and how to give it back: so that two runs on one server drop
 * nothing of each other's.
 */
export async function claimName(
  url: string,
  name: string,
): Promise<{ name: string; release: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  // A bench may kill the server; the claim goes with it.
  client.on("error", () => {});
  await client.connect();
  for (let number = 1; ; number += 1) {
    const claimed = number === 1 ? name : `${name}_${number}`;
    const { rows } = await client.query<{ isMine: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS "isMine"`,
      [claimed],
    );
    if (rows[0]?.isMine) return { name: claimed, release: () => client.end() };
  }
}

/** The name of a database beside that of `url`, of the same run. */
export function sideName(url: string, name: string): string {
  return `${new URL(url).pathname.slice(1)}_${name}`;
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
