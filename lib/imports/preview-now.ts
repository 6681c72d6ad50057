import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, assertCan } from "@/lib/auth/actor";
import type { ImportOptions } from "./import-options";
import type { ImportSource } from "./import-source";
import type { ImportListeners } from "./import-task";
import type { Preview } from "./preview";
import { previewSource } from "./run-import";
import { thisRunner } from "./runner";

type PreviewRequest = {
  fileName: string;
  byteCount: number | null;
  source: ImportSource;
  options: ImportOptions;
};

/** Tells what an import would change on the desk, here and now. Nothing at all is written. */
export async function previewNow(
  actor: Actor,
  { fileName, byteCount, source, options }: PreviewRequest,
  listeners: ImportListeners,
): Promise<Preview> {
  assertCan(actor, "import:run");
  const startedAt = new Date();
  const task = {
    id: randomUUID(),
    fileName,
    isPreview: true,
    options,
    bytes: byteCount ?? 0,
    contentKey: null,
    partsDone: 0,
    commentsDone: 0,
    startedAt,
    runner: thisRunner(startedAt, 0, 0),
  };
  return previewSource(actor, task, source, listeners);
}
