import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { CHANGE_KINDS, type ChangeKind } from "@/lib/domain/import-change";
import { AppError } from "@/lib/errors";
import { CHANGE_COLUMNS, changeLine, csvLine } from "./csv-line";
import { readChanges } from "./read-changes";
import { mayReadRaw, readArticles, readFiles, readWarnings } from "./read-report";
import type { ImportFileName } from "./schema";
import { spawnCommand } from "./spawn-command";
import type { Listed } from "./view";

/** Each is a process of its own. */
const PREVIEWS_AT_ONCE_MAX = 2;
const PAGE_ROWS = 2000;
const CHUNK_CHARS = 64 * 1024;

/** One of the files about an import, as it is read. `kind` is for changes: all of them without it. */
export async function exportImport(
  actor: Actor,
  importId: string,
  { file, kind }: { file: ImportFileName; kind: ChangeKind | null },
): Promise<AsyncGenerator<Buffer, void, undefined>> {
  assertCan(actor, "import:read");
  const found = await db.import.findUnique({ where: { id: importId }, select: { status: true } });
  if (!found) throw new AppError("not_found", "There is no import at this address.");
  await recordAudit(db, actor, { action: "export", subject: `import ${importId}`, detail: { file, kind } });
  if (file === "changes" && found.status === "previewed") return changesOfPreview(importId, kind);
  return inChunks(
    file === "refused" ? refusedLines(importId, mayReadRaw(actor)) : LINES[file](importId, kind),
  );
}

const LINES = {
  report: reportLines,
  changes: changeLines,
  warnings: warningLines,
} satisfies Record<
  Exclude<ImportFileName, "refused">,
  (importId: string, kind: ChangeKind | null) => AsyncGenerator<string>
>;

async function* reportLines(importId: string): AsyncGenerator<string> {
  const counts = [
    "found",
    "declared",
    "new",
    "changed",
    "unchanged",
    "votes_changed",
    "edited",
    "gone",
    "returned",
  ];
  yield csvLine([
    "about",
    "file",
    "format",
    "bytes",
    "article_id",
    "article_title",
    ...counts,
    "refused",
    "failure",
  ]);
  const paths = new Map<number, string>();
  for await (const row of everyRow((cursor) => readFiles(importId, cursor, PAGE_ROWS))) {
    if (paths.size < 100_000) paths.set(row.number, row.path);
    const told = [
      row.found,
      null,
      row.added,
      row.changed,
      null,
      null,
      null,
      row.gone,
      null,
      row.refused,
      row.failure,
    ];
    yield csvLine(["file", row.path, row.format, row.bytes, null, null, ...told]);
  }
  for await (const row of everyRow((cursor) => readArticles(importId, cursor, PAGE_ROWS))) {
    const { id, title, found, declared, added, changed, unchanged, votesChanged, edited, gone, returned } =
      row;
    const told = [found, declared, added, changed, unchanged, votesChanged, edited, gone, returned];
    yield csvLine(["article", paths.get(row.fileNumber) ?? null, null, null, id, title, ...told, null, null]);
  }
}

async function* changeLines(importId: string, kind: ChangeKind | null): AsyncGenerator<string> {
  yield csvLine(CHANGE_COLUMNS);
  for (const one of kind === null ? CHANGE_KINDS : [kind]) {
    for await (const change of everyRow((cursor) => readChanges(importId, one, cursor, PAGE_ROWS))) {
      yield changeLine(change);
    }
  }
}

async function* warningLines(importId: string): AsyncGenerator<string> {
  yield csvLine([
    "number",
    "code",
    "message",
    "file_number",
    "line",
    "article_id",
    "article_title",
    "comment_id",
    "position",
  ]);
  for await (const row of everyRow((cursor) =>
    readWarnings(importId, { code: null, file: null }, cursor, PAGE_ROWS),
  )) {
    const { number, code, message, fileNumber, line, articleId, articleTitle, commentId, position } = row;
    yield csvLine([number, code, message, fileNumber, line, articleId, articleTitle, commentId, position]);
  }
}

/** With the whole raw text for those who may read it, a few records at a time: each may be large. */
async function* refusedLines(importId: string, hasRaw: boolean): AsyncGenerator<string> {
  yield csvLine(["number", "file_number", "line", "message", "format", "retried_by", "raw"]);
  for (let last = 0; ; ) {
    const rows = await db.importRefusal.findMany({
      where: { importId, number: { gt: last } },
      orderBy: { number: "asc" },
      take: 20,
    });
    for (const { number, fileNumber, line, message, format, retriedBy, raw } of rows) {
      yield csvLine([number, fileNumber, line, message, format, retriedBy, hasRaw ? raw : null]);
      last = number;
    }
    if (rows.length === 0) return;
  }
}

async function* everyRow<Row>(read: (cursor: string | null) => Promise<Listed<Row>>): AsyncGenerator<Row> {
  for (let cursor: string | null = null; ; ) {
    const page: Listed<Row> = await read(cursor);
    yield* page.rows;
    cursor = page.nextCursor;
    if (cursor === null) return;
  }
}

let previewsRunning = 0;

/** A preview keeps the first thousand of each kind; for all of them it is made again, in a process of its own. */
async function* changesOfPreview(
  importId: string,
  kind: ChangeKind | null,
): AsyncGenerator<Buffer, void, undefined> {
  if (previewsRunning >= PREVIEWS_AT_ONCE_MAX) {
    throw new AppError(
      "too_many",
      `${PREVIEWS_AT_ONCE_MAX} lists of changes are being made already; ask for yours when one of them is done.`,
    );
  }
  previewsRunning += 1;
  const child = spawnCommand(["work", "--changes-of", importId, ...(kind ? ["--kind", kind] : [])], "pipe");
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
    child.once("error", () => resolve(null));
  });
  try {
    for await (const chunk of child.stdout ?? []) yield Buffer.from(chunk);
    const code = await ended;
    if (code !== 0) throw new Error(`the changes of import ${importId} broke off with code ${code}`);
  } finally {
    previewsRunning -= 1;
    child.kill("SIGKILL");
  }
}

async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<Buffer, void, undefined> {
  let text = "";
  for await (const line of lines) {
    text += line;
    if (text.length < CHUNK_CHARS) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}
