import type { DocumentSource } from "../reader";
import { XmlDecoder } from "./xml-decoder";
import { type XmlPiece, XmlScanner } from "./xml-scanner";
import { ShapeNames, type XmlShape } from "./xml-shape";

const START_BYTES = 4096;

/** A document's last piece, where some of its bytes were no text. */
type Undecodable = { kind: "undecodable"; count: number; line: number };

/**
 * Reads an XML document of any size piece by piece. Whatever comes before the first tag is passed over, external and
 * internal entities are never read, and after a broken element reading goes on with the next one that can be found.
 */
export async function* readXml(
  source: DocumentSource,
  shape: XmlShape,
): AsyncGenerator<XmlPiece | Undecodable> {
  const scanner = new XmlScanner(new ShapeNames(shape));
  let bad: Undecodable | null = null;
  for await (const { text, badCount, isLast } of texts(source, () => scanner.backlog)) {
    scanner.feed(text, isLast);
    if (badCount > 0) {
      const line = scanner.lineBeforeEnd(text.length - text.indexOf("\uFFFD"));
      bad ??= { kind: "undecodable", count: 0, line };
      bad.count += badCount;
    }
    for (let piece = scanner.next(); piece; piece = scanner.next()) yield piece;
  }
  if (bad) yield bad;
}

/** The document's text in portions that are never small beside what waits for its end. */
async function* texts(
  { fileName, bytes }: DocumentSource,
  backlog: () => number,
): AsyncGenerator<{ text: string; badCount: number; isLast: boolean }> {
  const start: Uint8Array[] = [];
  let startBytes = 0;
  let decoder: XmlDecoder | null = null;
  let text = "";
  let badCount = 0;
  const decode = (decoding: XmlDecoder, chunk: Uint8Array) => {
    text += decoding.decode(chunk);
    badCount += decoding.badCount;
  };
  for await (const chunk of bytes) {
    if (decoder) decode(decoder, chunk);
    else {
      start.push(chunk);
      startBytes += chunk.length;
      if (startBytes < START_BYTES) continue;
      decoder = new XmlDecoder(fileName, Buffer.concat(start));
      decode(decoder, Buffer.concat(start));
    }
    if (text.length < backlog() / 2) continue;
    yield { text, badCount, isLast: false };
    text = "";
    badCount = 0;
  }
  if (!decoder) {
    decoder = new XmlDecoder(fileName, Buffer.concat(start));
    decode(decoder, Buffer.concat(start));
  }
  text += decoder.finish();
  yield { text, badCount: badCount + decoder.badCount, isLast: true };
}
