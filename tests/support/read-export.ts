import type { ParsedPart } from "@/lib/domain/parsed-part";
import { openDocument } from "@/lib/formats/open-document";

export async function* inChunks(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

/** Reads an export in small pieces, and sorts its parts. */
export async function readExport(
  source: string | Uint8Array,
  { keepPersonal = false, chunkBytes = 997 } = {},
) {
  const bytes = Buffer.from(source);
  const { format, parts } = await openDocument(
    { fileName: "export.xml", bytes: inChunks(bytes, chunkBytes) },
    { keepPersonal },
  );
  const all: ParsedPart[] = [];
  for await (const part of parts) all.push(part);
  const comments = all.flatMap((part) => (part.kind === "comment" ? [part] : []));
  return {
    format,
    all,
    comments,
    articles: all.flatMap((part) => (part.kind === "article" ? [part.article] : [])),
    warnings: all.flatMap((part) => (part.kind === "warning" ? [part.warning] : [])),
    refusals: all.flatMap((part) => (part.kind === "refused" ? [part.refusal] : [])),
  };
}
