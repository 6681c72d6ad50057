import type { ParsedPart } from "@/lib/domain/parsed-part";
import { soundText } from "@/lib/domain/sound-text";
import type { DocumentSource } from "../reader";
import type { ExportWarnings } from "./export-warnings";
import { readXml } from "./read-xml";
import type { XmlPiece } from "./xml-scanner";
import type { XmlShape } from "./xml-shape";

export type ElementPiece = Extract<XmlPiece, { kind: "element" }>;
export type BrokenPiece = Extract<XmlPiece, { kind: "broken" }>;

/** What one kind of export makes of its pieces. */
type ExportReader = {
  readonly warnings: ExportWarnings;
  take(piece: XmlPiece): ParsedPart[];
  /** Throws `invalid` where the file holds no such export. */
  finish(fileName: string): ParsedPart[];
};

/** Reads an export in XML piece by piece, however large it is. */
export async function* readExport(
  source: DocumentSource,
  shape: XmlShape,
  reader: ExportReader,
): AsyncGenerator<ParsedPart> {
  for await (const piece of readXml(source, shape)) {
    if (piece.kind === "undecodable") reader.warnings.undecodable(piece);
    else yield* reader.take(piece);
  }
  yield* reader.finish(source.fileName);
}

/** A piece that cannot be read, in words: `what` it is. `alone` is it as an export of its own, to be tried again. */
export function refusalOf({ line, reason, isWhole }: BrokenPiece, what: string, alone: string): ParsedPart {
  const kept = isWhole
    ? "mend it and try it again"
    : "only its beginning is kept here; the file has all of it";
  const message = `Line ${line}: ${what} cannot be read: ${reason}; ${kept}.`;
  return { kind: "refused", refusal: { line, message, raw: soundText(alone).text } };
}
