import { isUtf8 } from "node:buffer";

/** A line longer than this is refused; no comment is. */
export const LINE_BYTES_MAX = 4 * 1024 * 1024;
/** So much of such a line is kept with its refusal. */
export const LINE_KEPT_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

export type LineBlock = {
  /** Whole lines, or the beginning of one that is too long. */
  text: string;
  /** The number of its first line. */
  firstLine: number;
  /** Bytes of it were no UTF-8, and became U+FFFD. */
  isDamaged: boolean;
  isTooLong: boolean;
};

/** A stream of lines, in blocks of whole lines, each decoded at once. A line over the limit is never held. */
export async function* lineBlocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
  const cutter = new LineCutter();
  for await (const chunk of utf8(source)) {
    const block = cutter.add(chunk);
    if (block) yield block;
  }
  const rest = cutter.finish();
  if (rest) yield rest;
}

class LineCutter {
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private firstLine = 1;
  private isSkipping = false;

  add(chunk: Uint8Array): LineBlock | null {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const start = this.isSkipping ? bytes.indexOf(LINE_FEED) + 1 : 0;
    if (this.isSkipping && start === 0) return null;
    if (this.isSkipping) this.firstLine += 1;
    this.isSkipping = false;
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    if (end > start) {
      const block = this.take(bytes.subarray(start, end));
      this.keep(bytes.subarray(end));
      return block;
    }
    this.keep(bytes.subarray(start));
    return this.pendingBytes > LINE_BYTES_MAX ? this.takeTooLong() : null;
  }

  finish(): LineBlock | null {
    return this.pendingBytes > 0 ? this.take(Buffer.alloc(0)) : null;
  }

  private keep(rest: Buffer): void {
    if (rest.length === 0) return;
    // A copy: the stream may use its chunk again.
    this.pending.push(Buffer.from(rest));
    this.pendingBytes += rest.length;
  }

  private take(rest: Buffer): LineBlock {
    const bytes = this.pending.length === 0 ? rest : Buffer.concat([...this.pending, rest]);
    const block = decode(bytes, this.firstLine, false);
    this.pending = [];
    this.pendingBytes = 0;
    for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1))
      this.firstLine += 1;
    return block;
  }

  private takeTooLong(): LineBlock {
    const block = decode(Buffer.concat(this.pending).subarray(0, LINE_KEPT_BYTES), this.firstLine, true);
    this.pending = [];
    this.pendingBytes = 0;
    this.isSkipping = true;
    return block;
  }
}

function decode(bytes: Buffer, firstLine: number, isTooLong: boolean): LineBlock {
  return { text: bytes.toString("utf8"), firstLine, isDamaged: !isTooLong && !isUtf8(bytes), isTooLong };
}

/** The stream without its byte-order mark, in UTF-8 also where the mark says UTF-16. */
export async function* utf8(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of source) {
    let bytes = chunk;
    if (isFirst) {
      head = Buffer.concat([head, chunk]);
      if (head.length < 3) continue;
      isFirst = false;
      decoder = utf16Decoder(head);
      bytes = withoutMark(head);
    }
    yield decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
  }
  if (isFirst) yield head;
  else if (decoder) yield Buffer.from(decoder.decode());
}

function utf16Decoder(head: Uint8Array): TextDecoder | null {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder("utf-16le");
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder("utf-16be");
  return null;
}

/** UTF-16's own mark is left to its decoder. */
function withoutMark(head: Uint8Array): Uint8Array {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;
}
