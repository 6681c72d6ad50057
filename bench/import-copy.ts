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
  { table: "comment_search", columns: "comment_id, search" },
];

export type CopySeconds = {
  /** Article, comment and vote_observation. */
  rows: number;
  /** comment_search, its texts split into words by the server. */
  madeByServer: number;
  /** comment_search, with texts that were split before. */
  readyMade: number;
};

/** Takes the rows that an import left, in the order in which it wrote them. */
export async function takeRows(url: string, folder: string): Promise<void> {
  await onDatabase(url, async (client) => {
    for (const { table, columns } of TABLES) {
      const rows = client.query(copyStreams.to(`COPY (SELECT ${columns} FROM ${table}) TO STDOUT`));
      await pipeline(rows, createWriteStream(join(folder, table)));
    }
  });
}

/** COPY of those rows into an empty, migrated database with all its indexes and constraints. */
export async function copyRows(url: string, folder: string): Promise<CopySeconds> {
  return onDatabase(url, async (client) => {
    const rows = await timed(async () => {
      for (const one of TABLES.slice(0, 3)) await copyIn(client, folder, one);
    });
    const search = TABLES.slice(3);
    const readyMade = await timed(async () => {
      for (const one of search) await copyIn(client, folder, one);
    });
    await client.query("TRUNCATE comment_search");
    const madeByServer = await timed(() =>
      client.query(`INSERT INTO comment_search (comment_id, search)
        SELECT id, to_tsvector('simple', left(body, 100000)) FROM comment`),
    );
    return { rows, madeByServer, readyMade };
  });
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
