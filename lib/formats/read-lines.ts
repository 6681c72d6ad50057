import type { ParseWarning } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import { decodePage } from "./html/decode-page";
import { LineCollector, linesOf, type SourceText } from "./source-line";

const PAGE_BYTES_MAX = 64 * 1024 * 1024;
/** No page has more; a thread of ten thousand comments has not. */
const PAGE_LINES_MAX = 200_000;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const BINARY_STARTS = [
  { name: "a PDF", bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: "a zip archive or an office document", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: "a gzip archive", bytes: [0x1f, 0x8b] },
  { name: "a PNG picture", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: "a JPEG picture", bytes: [0xff, 0xd8, 0xff] },
  { name: "a GIF picture", bytes: [0x47, 0x49, 0x46, 0x38] },
];

/**
 * Decodes a file as it arrives, line by line: UTF-8, or UTF-16 where a byte-order mark says so. A file that is no
 * UTF-8 is read again in the charset that fits it, Japan's old ones among them.
 */
export async function readLines(fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<SourceText> {
  const reader = new ByteReader(fileName);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) {
    chunks.push(chunk.slice());
    reader.add(chunk);
  }
  const read = reader.finish();
  if (!read.warnings.some(({ code }) => code === "undecodable_bytes")) return read;
  const { text, charset, warnings } = decodePage(concat(chunks));
  if (charset === "utf-8" || warnings.length > 0) return read;
  return linesOf(text);
}

class ByteReader {
  private readonly collector = new LineCollector();
  private readonly undecodableLines: number[] = [];
  private readonly fatal = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private readonly lenient = new TextDecoder("utf-8", { ignoreBOM: true });
  private pending: Uint8Array[] = [];
  private pendingUtf16: string[] = [];
  private utf16: TextDecoder | null = null;
  private byteCount = 0;

  constructor(private readonly fileName: string) {}

  add(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    if (this.byteCount === 0) this.begin(chunk);
    this.byteCount += chunk.length;
    if (this.byteCount > PAGE_BYTES_MAX) {
      throw new AppError(
        "too_large",
        `${this.fileName}, line ${this.collector.nextLineNumber}: the page is larger than 64 MB; split it and import the parts.`,
      );
    }
    if (this.utf16) {
      this.pendingUtf16.push(this.utf16.decode(chunk, { stream: true }));
      return;
    }
    const end = chunk.lastIndexOf(LINE_FEED);
    if (end === -1) {
      this.pending.push(chunk.slice());
      return;
    }
    this.decodeBlock(withoutReturn(concat([...this.pending, chunk.subarray(0, end)])));
    this.pending = [chunk.slice(end + 1)];
    this.refuseTooLong();
  }

  finish(): SourceText {
    if (this.utf16) this.collector.add(this.pendingUtf16.join("") + this.utf16.decode());
    else this.decodeBlock(concat(this.pending));
    this.refuseTooLong();
    const { lines, warnings } = this.collector.finish();
    return { lines, warnings: [...this.undecodableWarnings(), ...warnings] };
  }

  private refuseTooLong(): void {
    if (this.collector.nextLineNumber <= PAGE_LINES_MAX + 1) return;
    throw new AppError(
      "too_large",
      `${this.fileName}, line ${PAGE_LINES_MAX + 1}: no page is this long; split the file and import its pages one by one.`,
    );
  }

  private begin(chunk: Uint8Array): void {
    const found = BINARY_STARTS.find(({ bytes }) => bytes.every((byte, at) => chunk[at] === byte));
    if (found) {
      throw new AppError(
        "invalid",
        `${this.fileName}, line 1: this is ${found.name}, not text; save the page as text and import that.`,
      );
    }
    if (chunk[0] === 0xff && chunk[1] === 0xfe) this.utf16 = new TextDecoder("utf-16le");
    else if (chunk[0] === 0xfe && chunk[1] === 0xff) this.utf16 = new TextDecoder("utf-16be");
    else if (isBinary(chunk)) {
      throw new AppError(
        "invalid",
        `${this.fileName}, line 1: this is not text that can be decoded; save it as UTF-8 and import it again.`,
      );
    }
  }

  /** Decodes whole lines at once; only a block with bad bytes is gone through line by line, to say where they are. */
  private decodeBlock(block: Uint8Array): void {
    try {
      this.collector.add(this.fatal.decode(block));
    } catch {
      let start = 0;
      while (start <= block.length) {
        const feed = block.indexOf(LINE_FEED, start);
        const end = feed === -1 ? block.length : feed;
        this.decodeDamagedLine(withoutReturn(block.subarray(start, end)));
        start = end + 1;
      }
    }
  }

  private decodeDamagedLine(line: Uint8Array): void {
    try {
      this.collector.add(this.fatal.decode(line));
    } catch {
      this.undecodableLines.push(this.collector.nextLineNumber);
      this.collector.add(this.lenient.decode(line));
    }
  }

  private undecodableWarnings(): ParseWarning[] {
    const [first] = this.undecodableLines;
    if (first === undefined) return [];
    const message = `${this.undecodableLines.length} line(s), the first being line ${first}, hold bytes that are not UTF-8; each was replaced by U+FFFD. Save the page as UTF-8 and import it again to get them right.`;
    return [{ code: "undecodable_bytes", message, line: first, position: null }];
  }
}

function withoutReturn(line: Uint8Array): Uint8Array {
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}

/** Whether so many of the first bytes are control characters that this cannot be text. */
function isBinary(chunk: Uint8Array): boolean {
  const head = chunk.subarray(0, 4096);
  const controlCount = head.reduce((count, byte) => (isControl(byte) ? count + 1 : count), 0);
  return controlCount >= 16 && controlCount * 20 > head.length;
}

function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
