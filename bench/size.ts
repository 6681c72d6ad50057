import { randomUUID } from "node:crypto";
import type pg from "pg";
import { writeNote } from "@/lib/annotations/mutations";
import type { Actor } from "@/lib/auth/actor";
import { decideComments } from "@/lib/comments/mutations";
import { raiseFlags } from "@/lib/flags/mutations";
import { aBusyModerator } from "./import-desk";
import { onDatabase } from "./scratch-database";

const ACTS = 1000;
/** Tables with a row for each comment. */
const TABLES = ["comment", "open_comment", "moderated_comment"];

type Open = { id: string; revision: number };

/**
 * Prints the bytes on disk that a comment takes, and how many index entries a decision, a flag and a note write. It
 * has no bar of its own: compare two runs.
 */
export async function benchSize(rows: number): Promise<boolean> {
  const url = process.env.DATABASE_URL ?? "";
  const actor = await aBusyModerator();
  await onDatabase(url, async (client) => {
    await client.query("VACUUM ANALYZE");
    await tellBytes(client, rows);
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_walinspect");
    const { rows: comments } = await client.query<Open>(
      "SELECT id, revision FROM comment WHERE status = 'open' AND flag_count = 0 AND note_count = 0 ORDER BY id LIMIT $1",
      [ACTS],
    );
    for (const [name, act] of Object.entries(ACT)) {
      const entries: number[] = [];
      for (const comment of comments) entries.push(await entriesOf(client, () => act(actor, comment)));
      entries.sort((a, b) => a - b);
      const [median, most] = [entries[Math.floor(entries.length / 2)], entries.at(-1)];
      console.log(
        `${name.padEnd(10)}${median} index entries in the median of ${entries.length}, at most ${most}`,
      );
    }
  });
  return true;
}

/** The decision comes last, since it closes the comments. */
const ACT: Record<string, (actor: Actor, comment: Open) => Promise<unknown>> = {
  flag: (actor, { id: commentId }) =>
    raiseFlags(actor, {
      flags: [{ id: randomUUID(), commentId }],
      ruleCode: "insult",
      severity: "low",
      note: null,
    }),
  note: (actor, { id: commentId }) =>
    writeNote(actor, { id: randomUUID(), noteId: randomUUID(), commentId, text: "Measured." }),
  decision: (actor, { id: commentId, revision }) =>
    decideComments(actor, { decisions: [{ id: randomUUID(), commentId, revision, status: "removed" }] }),
};

async function tellBytes(client: pg.Client, rows: number): Promise<void> {
  const { rows: parts } = await client.query<{ name: string; bytes: string }>(
    `SELECT c.relname || CASE WHEN c.relkind = 'r' THEN ', heap and toast' ELSE '' END AS name,
            CASE WHEN c.relkind = 'r' THEN pg_table_size(c.oid) ELSE pg_relation_size(c.oid) END AS bytes
     FROM pg_class c
     WHERE c.oid IN (SELECT to_regclass(name) FROM unnest($1::text[]) name
                     UNION SELECT indexrelid FROM pg_index i JOIN unnest($1::text[]) name ON i.indrelid = to_regclass(name))
     ORDER BY bytes DESC`,
    [TABLES],
  );
  const tell = (name: string, bytes: number) =>
    console.log(`${(bytes / rows).toFixed(0).padStart(6)} bytes a comment  ${name}`);
  for (const { name, bytes } of parts) tell(name, Number(bytes));
  tell(
    "in all",
    parts.reduce((total, { bytes }) => total + Number(bytes), 0),
  );
}

/**
 * How many entries the indexes of all tables got meanwhile, as the write-ahead log has them: a leaf of a B-tree takes
 * one with each insert and each split, GIN one with each insert and each page of its pending list.
 */
async function entriesOf(client: pg.Client, act: () => Promise<unknown>): Promise<number> {
  const before = await position(client);
  await act();
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_get_wal_records_info($1, $2)
     WHERE (resource_manager = 'Btree' AND record_type IN ('INSERT_LEAF', 'INSERT_POST', 'SPLIT_L', 'SPLIT_R'))
        OR (resource_manager = 'Gin' AND record_type IN ('INSERT', 'INSERT_LISTPAGE', 'UPDATE_META_PAGE'))`,
    [before, await position(client)],
  );
  return rows[0]?.count ?? 0;
}

async function position(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ lsn: string }>("SELECT pg_current_wal_insert_lsn() AS lsn");
  return rows[0]?.lsn ?? "";
}
