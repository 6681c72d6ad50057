import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import copyStreams from "pg-copy-streams";
import { onDatabase } from "./scratch-database";

const COMMENT = `id, article_id, position, author, posted_at, body, net, upvotes, downvotes, parent_id, reply_evidence,
  status, source_id, source_state, kind, import_id, seen_at, imported_at`;

/** What an import of comments fills, table by table, in the order in which their keys refer to each other. */
const TABLES = [
  { table: "article", columns: "id, outlet, url, title, paragraphs, comment_count, source_id, observed_at" },
  { table: "comment", columns: COMMENT },
  { table: "vote_observation", columns: "comment_id, observed_at, net, upvotes, downvotes, import_id" },
];

/** Takes the rows that an import left, in the order in which it wrote them. */
export async function takeRows(url: string, folder: string): Promise<void> {
  await onDatabase(url, async (client) => {
    for (const { table, columns } of TABLES) {
      const rows = client.query(copyStreams.to(`COPY (SELECT ${columns} FROM ${table}) TO STDOUT`));
      await pipeline(rows, createWriteStream(join(folder, table)));
    }
  });
}

/** COPY of those rows into an empty, migrated database with all its indexes, constraints and triggers, in seconds. */
export async function copyRows(url: string, folder: string): Promise<number> {
  return onDatabase(url, (client) =>
    timed(async () => {
      for (const one of TABLES) await copyIn(client, folder, one);
    }),
  );
}

async function copyIn(
  client: pg.Client,
  folder: string,
  { table, columns }: { table: string; columns: string },
) {
  const target = client.query(copyStreams.from(`COPY ${table} (${columns}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, table), { highWaterMark: 2 ** 20 }), target);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
