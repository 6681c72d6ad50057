import { randomUUID } from "node:crypto";
import { systemActor } from "@/lib/auth/system-actor";
import { db } from "@/lib/db/client";
import type { BatchPart } from "@/lib/domain/batch-records";
import type { ImportChange } from "@/lib/domain/import-change";
import type { SourceArticle, SourceComment } from "@/lib/domain/parsed-part";
import { emptyBatchMemory } from "@/lib/imports/batch-memory";
import type { ImportRun, StepOutcome } from "@/lib/imports/run";
import { storeBatch } from "@/lib/imports/store-batch";

export const MONDAY = new Date("2026-11-16T09:00:00Z");
export const TUESDAY = new Date("2026-11-17T09:00:00Z");
export const WEDNESDAY = new Date("2026-11-18T09:00:00Z");

/** An import that runs, and the changes that it told of. */
export async function aRun(
  overrides: Partial<ImportRun> = {},
): Promise<ImportRun & { changes: ImportChange[] }> {
  const importId = overrides.importId ?? randomUUID();
  await db.import.create({ data: { id: importId, fileName: "export.ndjson", bytes: 0, status: "running" } });
  await db.importFile.create({ data: { importId, number: 1, path: "export.ndjson" } });
  const changes: ImportChange[] = [];
  return {
    actor: systemActor(),
    importId,
    fileNumber: 1,
    fileName: "export.ndjson",
    isSample: false,
    isPreview: false,
    keepPersonal: false,
    savedAt: MONDAY,
    states: { approved: "open", pending: "open", spam: "removed", trash: "removed", deleted: "removed" },
    memory: emptyBatchMemory(),
    note: (change) => changes.push(change),
    changes,
    ...overrides,
  };
}

/** An article of its own for each test. */
export function anExportArticle(overrides: Partial<SourceArticle> = {}): SourceArticle {
  return {
    outlet: "The Harbour Gazette",
    sourceId: randomUUID(),
    title: "Night ferry",
    url: null,
    ...overrides,
  };
}

/** A comment of an export. */
export function aRecord(article: SourceArticle, overrides: Partial<SourceComment> = {}): BatchPart {
  const comment = {
    position: 1,
    author: "ferryman",
    postedAt: "2026-11-15T08:00:00Z",
    body: "The night ferry should stay.",
    net: 3,
    upvotes: 5,
    downvotes: 2,
    sourceId: "c1",
    ...overrides,
  };
  return { kind: "comment", article, comment, line: comment.position };
}

/** Stores a batch as the next part of its import. */
export function store(run: ImportRun, batch: BatchPart[]): Promise<StepOutcome> {
  const count = batch.length;
  return storeBatch(run, batch, { partsDone: count, bytesDone: count, commentsDone: count });
}

/** The comments of the only article of this outcome, with all that hangs off them, in reading order. */
export function commentsOf({ tallies }: StepOutcome) {
  return db.comment.findMany({
    where: { articleId: tallies[0]?.articleId ?? "" },
    orderBy: { position: "asc" },
    include: {
      votes: { orderBy: { observedAt: "asc" } },
      sourceChanges: { orderBy: { number: "asc" } },
      personal: true,
    },
  });
}

/** Whether the comment is found by this word. */
export async function isFound(commentId: string, word: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM comment c
    WHERE c.id = ${commentId}::uuid AND to_tsvector('simple', left(c.body, 100000)) @@ to_tsquery('simple', ${word})`;
  return rows.length === 1;
}
