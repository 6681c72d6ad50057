import type { Format } from "@/lib/formats/format";

/** A file on its way into an import. */
export type SourceDocument = {
  path: string;
  bytes: AsyncIterable<Uint8Array>;
  /** When it was saved, where that is known. */
  savedAt: Date | null;
  /** Its form, where that is known and not to be guessed. */
  format?: Format;
};

/** What one import reads: the same documents in the same order, however often it is asked. */
export type ImportSource = { documents(): AsyncIterable<SourceDocument> };
