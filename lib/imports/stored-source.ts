import "server-only";
import { db } from "@/lib/db/client";
import { FORMATS } from "@/lib/formats/format";
import type { ImportOptions } from "./import-options";
import type { ImportSource, SourceDocument } from "./import-source";

type Stored = { id: string; fileName: string; options: ImportOptions };

/** What an import reads that the desk itself keeps: an upload, or the refused records of an earlier import. */
export function storedSource({ id, fileName, options }: Stored): ImportSource {
  if (options.retryOf) return { documents: () => refusedRecords(id, options.retryOf ?? "") };
  const savedAt = options.savedAt ? new Date(options.savedAt) : null;
  return {
    documents: async function* () {
      yield { path: fileName, bytes: uploadedBytes(id), savedAt };
    },
  };
}

async function* uploadedBytes(importId: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const chunk = await db.importChunk.findUnique({ where: { importId_number: { importId, number } } });
    if (!chunk) return;
    yield chunk.bytes;
  }
}

async function* refusedRecords(importId: string, refusedBy: string): AsyncGenerator<SourceDocument> {
  const { startedAt } = await db.import.findUniqueOrThrow({ where: { id: refusedBy } });
  for (let last = 0; ; ) {
    const record = await db.importRefusal.findFirst({
      where: { importId: refusedBy, retriedBy: importId, number: { gt: last } },
      orderBy: { number: "asc" },
    });
    if (!record) return;
    last = record.number;
    const file = await db.importFile.findUnique({
      where: { importId_number: { importId: refusedBy, number: record.fileNumber } },
    });
    const format = FORMATS.find((known) => known === record.format);
    const place = record.line === null ? "" : `, line ${record.line}`;
    yield {
      path: `${file?.path ?? "refused record"}${place}`,
      bytes: oneText(record.raw),
      savedAt: startedAt,
      ...(format && { format }),
    };
  }
}

async function* oneText(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
