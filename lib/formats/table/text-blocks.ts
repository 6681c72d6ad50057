import { isUtf8 } from "node:buffer";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis" | "windows-1252";

export type TextBlock = { text: string; isDamaged: boolean };

/** So many bytes without the end of a line are decoded as they come. */
const PENDING_BYTES_MAX = 1024 * 1024;
const LINE_FEED = 0x0a;
const KANA_OR_KANJI = /[\u3041-\u30ff\u4e00-\u9fff]/g;
const HALF_WIDTH = /[\uff61-\uff9f]/g;

/** In which encoding a table is, by its opening. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 4096);
  const nuls = (odd: number) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (nuls(1) * 4 > start.length) return "utf-16le";
  if (nuls(0) * 4 > start.length) return "utf-16be";
  if (isMostlyUtf8(bytes)) return "utf-8";
  return isShiftJis(bytes) ? "shift_jis" : "windows-1252";
}

/** A bad byte here and there makes no other encoding of it. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  // The opening may end within a character, which the stream waits for.
  const text = new TextDecoder("utf-8").decode(bytes, { stream: true });
  const bad = count(text, /\uFFFD/g);
  return bad === 0 || bad * 10 < count(text, /[^\0-\x7f\uFFFD]/g);
}

/** Windows' Latin letters can be taken for the half-width kana of Shift-JIS, which hardly anybody writes. */
function isShiftJis(bytes: Uint8Array): boolean {
  const text = new TextDecoder("shift_jis").decode(bytes, { stream: true });
  return count(text, KANA_OR_KANJI) > (count(text, HALF_WIDTH) + count(text, /\uFFFD/g)) * 3;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A stream of bytes as text, without its byte-order mark; mostly whole lines. */
export async function* textBlocks(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<TextBlock> {
  const decoder = new TextDecoder(encoding);
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  let pending = Buffer.alloc(0);
  for await (const chunk of source) {
    // A copy: the stream may use its chunk again.
    pending = Buffer.concat([pending, chunk]);
    const feed = isWide ? pending.length : pending.lastIndexOf(LINE_FEED) + 1;
    const end = feed === 0 && pending.length > PENDING_BYTES_MAX ? pending.length : feed;
    if (end === 0) continue;
    yield decode(decoder, encoding, pending.subarray(0, end), true);
    pending = pending.subarray(end);
  }
  yield decode(decoder, encoding, pending, false);
}

function decode(decoder: TextDecoder, encoding: Encoding, bytes: Uint8Array, stream: boolean): TextBlock {
  const text = decoder.decode(bytes, { stream });
  const isDamaged =
    encoding === "utf-8" ? !isUtf8(bytes) && text.includes("\uFFFD") : text.includes("\uFFFD");
  return { text, isDamaged };
}
