import "server-only";
import type { PoolClient } from "pg";
import Cursor from "pg-cursor";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { EXPORT_COLUMNS } from "@/lib/comments/export-columns";
import { exportSql } from "@/lib/comments/export-sql";
import { type CommentQuery, serializeCommentQuery } from "@/lib/comments/query";
import { db, pool } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Each running export holds a connection; the desk needs the others. */
const EXPORTS_AT_ONCE_MAX = 4;
const CHUNK_CHARS = 64 * 1024;
const BATCH_ROWS_FIRST = 16;
const BATCH_ROWS_MAX = 1000;
const BATCH_CHARS = 512 * 1024;
const BYTE_ORDER_MARK = "\ufeff";
const LINE_END = "\r\n";

/** A row as PostgreSQL wrote it, one text or null a column: parsing numbers and dates would only cost time. */
type ExportRow = (string | null)[];

let exportsRunning = 0;

/**
 * The rows of a queue as CSV in UTF-8, exactly those of the screen and in their order, from one snapshot.
 * Nothing is read before the first chunk is asked for, and never more than one batch ahead.
 */
export function exportComments(
  actor: Actor,
  query: CommentQuery,
  options: { byteOrderMark: boolean },
): AsyncGenerator<Buffer, void, undefined> {
  assertCan(actor, "comment:export");
  return writeFile(actor, query, options);
}

async function* writeFile(actor: Actor, query: CommentQuery, options: { byteOrderMark: boolean }) {
  if (exportsRunning >= EXPORTS_AT_ONCE_MAX) {
    throw new AppError(
      "too_many",
      `${EXPORTS_AT_ONCE_MAX} exports are running already; start yours when one of them has finished.`,
    );
  }
  exportsRunning += 1;
  try {
    const detail = { query: serializeCommentQuery(query), byteOrderMark: options.byteOrderMark };
    await recordAudit(db, actor, { action: "export", subject: "comments", detail });
    yield* encode(readRows(query), options);
  } finally {
    exportsRunning -= 1;
  }
}

/** Lines in chunks of about 64 KB, whatever the size of the batches. */
async function* encode(batches: AsyncIterable<ExportRow[]>, options: { byteOrderMark: boolean }) {
  let text = options.byteOrderMark ? BYTE_ORDER_MARK : "";
  text += EXPORT_COLUMNS.map((column) => column.name).join(",") + LINE_END;
  for await (const rows of batches) {
    for (const row of rows) {
      text += line(row);
      if (text.length >= CHUNK_CHARS) {
        yield Buffer.from(text);
        text = "";
      }
    }
  }
  yield Buffer.from(text);
}

function line(row: ExportRow): string {
  let text = "";
  EXPORT_COLUMNS.forEach((column, index) => {
    const value = row[index];
    if (index > 0) text += ",";
    if (value !== null && value !== undefined) text += column.cell(value);
  });
  return text + LINE_END;
}

/** Batches from a server-side cursor in a transaction of its own; leaving early ends both. */
async function* readRows(query: CommentQuery) {
  const client = await pool.connect();
  const ignore = () => undefined;
  // A broken connection is reported by the read that waits for it; without a listener it would end the process.
  client.on("error", ignore);
  let isComplete = false;
  try {
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    yield* readBatches(client, exportSql(query));
    await client.query("COMMIT");
    isComplete = true;
  } finally {
    client.off("error", ignore);
    // Half-way through, closing the connection is the one thing that surely ends cursor and transaction.
    client.release(!isComplete);
  }
}

async function* readBatches(client: PoolClient, { text, values }: Prisma.Sql) {
  const types = { getTypeParser: () => (value: string) => value };
  const cursor = client.query(new Cursor<ExportRow>(text, values, { rowMode: "array", types }));
  let size = BATCH_ROWS_FIRST;
  let next = cursor.read(size);
  for (;;) {
    const rows = await next;
    if (rows.length === 0) return;
    size = nextBatchRows(size, rows);
    // The server finds these while the ones at hand are written.
    next = cursor.read(size);
    next.catch(() => undefined);
    yield rows;
  }
}

/** So many rows that a batch stays near half a megabyte, growing slowly: the first comments may be short and the next ones long. */
function nextBatchRows(size: number, rows: ExportRow[]): number {
  let chars = 0;
  for (const row of rows) for (const value of row) chars += value?.length ?? 0;
  const fitting = Math.floor((BATCH_CHARS * rows.length) / chars);
  return Math.max(1, Math.min(fitting, size * 2, BATCH_ROWS_MAX));
}
