import type { ParsedPart } from "@/lib/domain/parsed-part";
import type { Format } from "@/lib/formats/format";
import { openDocument } from "@/lib/formats/open-document";
import type { ReadOptions } from "@/lib/formats/reader";

type Read = { format: Format; parts: ParsedPart[] };
type Options = Partial<ReadOptions> & { format?: Format; chunkBytes?: number };

/** Everything that the reader of a document's form makes of it. Throws what the reader throws. */
export async function readDocument(
  text: string | Uint8Array,
  { chunkBytes = 1000, ...options }: Options = {},
): Promise<Read> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const document = await openDocument({ fileName: "export", bytes: inChunks(bytes, chunkBytes) }, options);
  const parts: ParsedPart[] = [];
  for await (const part of document.parts) parts.push(part);
  return { format: document.format, parts };
}

async function* inChunks(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

/** The comments among the parts, each with its article. */
export function commentsOf(parts: readonly ParsedPart[]) {
  return parts.flatMap((part) =>
    part.kind === "comment" ? [{ ...part.comment, article: part.article }] : [],
  );
}

export function articlesOf(parts: readonly ParsedPart[]) {
  return parts.flatMap((part) => (part.kind === "article" ? [part.article] : []));
}

/** The codes of the warnings about the document as a whole. */
export function codesOf(parts: readonly ParsedPart[]) {
  return parts.flatMap((part) => (part.kind === "warning" ? [part.warning.code] : []));
}
