import type { ParsedPart } from "@/lib/domain/parsed-part";
import type { Format } from "./format";
import { readOpening } from "./opening";
import { readText } from "./read-text";
import type { DocumentSource, ReadOptions } from "./reader";
import { READERS } from "./readers";
import { refuseZeros } from "./refuse-zeros";
import { couldBeTable } from "./table/dialect";

export type OpenDocument = { format: Format; parts: AsyncIterable<ParsedPart> };

/**
 * Reads a document in `format`, or in the one its content shows. Refuses what cannot be read, at once or while the
 * parts are taken: which file, which line, why and what to do.
 */
export async function openDocument(
  source: DocumentSource,
  { format, ...options }: Partial<ReadOptions> & { format?: Format } = {},
): Promise<OpenDocument> {
  const { opening, bytes } = await readOpening(refuseZeros(source));
  const replayed = { fileName: source.fileName, bytes };
  // Whoever says what the columns mean has a table.
  const isTold = format === undefined && options.columns !== undefined;
  const found =
    READERS.find(([name, reader]) => (format === undefined ? reader.recognises(opening) : name === format)) ??
    READERS.find(([name]) => name === "table" && isTold && couldBeTable(opening, options));
  if (found) {
    const [name, reader] = found;
    return { format: name, parts: reader.read(replayed, { keepPersonal: false, ...options }) };
  }
  return readText(replayed, format === "japan-today-text" || format === "article-text" ? format : undefined);
}
