import "server-only";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Pack, pack } from "tar-stream";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { pool } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { type BackedUpTable, copyOut, schemaOf, tablesToKeep } from "./contents";
import { COUNTS, MANIFEST, type Manifest, type RowCounts } from "./manifest";
import { sealed } from "./seal";

const PART_BYTES = 1 << 20;

/** How far a backup or a restore is. */
export type BackupProgress = { table: string; rows: number };

/**
 * The whole desk as of one moment, while people work: a tar archive, compressed by gzip, with the rows of each table as
 * PostgreSQL's COPY writes them, in parts of about 1 MB, and a seal by which a changed byte is found (see seal.ts).
 */
export async function* backUp(
  actor: Actor,
  onProgress: (progress: BackupProgress) => void = () => {},
): AsyncGenerator<Buffer, void> {
  assertCan(actor, "desk:backup");
  const archive = pack();
  const packed = createGzip({ level: 1 });
  const counts: RowCounts = {};
  const work = Promise.all([
    pipeline(archive, packed),
    writeDesk(archive, counts, onProgress).catch((error: Error) => {
      packed.destroy(error);
      throw error;
    }),
  ]);
  // Its failure comes out of `packed`; whoever stops reading early ends the work, and that is no failure.
  work.catch(() => undefined);
  try {
    const digest = yield* sealed(packed);
    await work;
    const detail = { sha256: digest, rows: counts };
    await inTransaction((tx) => recordAudit(tx, actor, { action: "desk.backup", subject: "desk", detail }));
  } finally {
    packed.destroy();
    await work.catch(() => undefined);
  }
}

async function writeDesk(
  archive: Pack,
  counts: RowCounts,
  onProgress: (progress: BackupProgress) => void,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const [{ now }] = (await client.query<{ now: Date }>("SELECT now()")).rows as [{ now: Date }];
    const tables = await tablesToKeep(client);
    const manifest: Manifest = {
      format: "komainu-backup",
      version: 1,
      takenAt: now.toISOString(),
      schema: await schemaOf(client),
      tables,
    };
    await addEntry(archive, MANIFEST, Buffer.from(JSON.stringify(manifest, null, 2)));
    for (const table of tables) {
      counts[table.name] = await writeTable(archive, client, table, onProgress);
    }
    await addEntry(archive, COUNTS, Buffer.from(JSON.stringify(counts, null, 2)));
    archive.finalize();
    await client.query("COMMIT");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function writeTable(
  archive: Pack,
  client: pg.PoolClient,
  table: BackedUpTable,
  onProgress: (progress: BackupProgress) => void,
): Promise<number> {
  const rows = client.query(copyTo(copyOut(table)));
  let number = 0;
  for await (const part of partsOf(rows)) {
    number += 1;
    await addEntry(archive, `${table.name}/${String(number).padStart(6, "0")}.copy`, part);
    onProgress({ table: table.name, rows: rows.rowCount });
  }
  return rows.rowCount;
}

/** Parts of whole rows: a line feed in COPY's text form only ever ends a row. */
async function* partsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < PART_BYTES) continue;
    const all = Buffer.concat(held);
    const end = all.lastIndexOf(10) + 1;
    if (end > 0) yield all.subarray(0, end);
    held = [all.subarray(end)];
    bytes = all.length - end;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

function addEntry(archive: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, size: content.length }, content, (error) => (error ? reject(error) : resolve()));
  });
}
