import "server-only";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { systemActor } from "@/lib/auth/system-actor";
import { db } from "@/lib/db/client";
import type { ImportChange } from "@/lib/domain/import-change";
import { CHANGE_COLUMNS, changeLine, csvLine } from "./csv-line";
import { importOptionsSchema } from "./import-options";
import { previewSource } from "./run-import";
import { thisRunner } from "./runner";
import { storedSource } from "./stored-source";

/** Writes every change that an uploaded import would make, of one kind or of all, as CSV. */
export async function writeChanges(importId: string, kind: string | null, out: Writable): Promise<void> {
  const row = await db.import.findUniqueOrThrow({ where: { id: importId } });
  const options = importOptionsSchema.parse(row.options);
  const { fileName, startedAt, contentKey } = row;
  const runner = thisRunner(new Date(), 0, 0);
  const none = { partsDone: 0, commentsDone: 0 };
  const task = {
    id: importId,
    fileName,
    isPreview: true,
    options,
    bytes: 0,
    contentKey,
    ...none,
    startedAt,
    runner,
  };
  let pending: ImportChange[] = [];
  let written = Promise.resolve();
  const flush = (): Promise<void> => {
    const text = pending.map(changeLine).join("");
    pending = [];
    written = written.then(async () => {
      if (!out.write(text)) await once(out, "drain");
    });
    return written;
  };
  out.write(csvLine(CHANGE_COLUMNS));
  await previewSource(systemActor(), task, storedSource({ id: importId, fileName, options }), {
    onChange: (change) => {
      if (kind === null || change.kind === kind) pending.push(change);
    },
    onStep: flush,
  });
  await flush();
}
