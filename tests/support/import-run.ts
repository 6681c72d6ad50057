import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { ImportChange } from "@/lib/domain/import-change";
import type { ParsedArticle, ParsedComment } from "@/lib/domain/parsed-article";
import { emptyBatchMemory } from "@/lib/imports/batch-memory";
import type { Checkpoint, ImportRun } from "@/lib/imports/run";
import { actorFor } from "./factories";

export const NO_CHECKPOINT: Checkpoint = { partsDone: 1, bytesDone: 1, commentsDone: 1 };

/** An import with its row and its file's, and what it notes. */
export async function aRun(
  overrides: Partial<ImportRun> = {},
): Promise<ImportRun & { noted: ImportChange[] }> {
  const importId = randomUUID();
  await db.import.create({ data: { id: importId, fileName: "a.txt", bytes: 0, status: "running" } });
  await db.importFile.create({ data: { importId, number: 1, path: "a.txt" } });
  const noted: ImportChange[] = [];
  return {
    actor: await actorFor("moderator"),
    importId,
    fileNumber: 1,
    fileName: "a.txt",
    isSample: false,
    isPreview: false,
    keepPersonal: false,
    savedAt: new Date("2026-01-01T00:00:00.000Z"),
    states: { approved: "open", pending: "open", spam: "removed", trash: "removed", deleted: "removed" },
    memory: emptyBatchMemory(),
    note: (change) => noted.push(change),
    noted,
    ...overrides,
  };
}

/** A page of an article under this title; a comment may be its body alone. */
export function aParsedPage(
  title: string,
  comments: readonly (string | Partial<ParsedComment>)[],
  overrides: Partial<ParsedArticle> = {},
): ParsedArticle {
  return {
    title,
    outlet: "Harbour Post",
    url: null,
    section: null,
    byline: null,
    publishedAt: null,
    paragraphs: ["The council votes on Tuesday."],
    declaredCommentCount: comments.length,
    comments: comments.map((comment, index) => ({
      position: index + 1,
      author: null,
      postedAt: null,
      body: "",
      net: 1,
      upvotes: 2,
      downvotes: 1,
      ...(typeof comment === "string" ? { body: comment } : comment),
    })),
    undividedText: null,
    warnings: [],
    ...overrides,
  };
}
