import { AppError } from "@/lib/errors";

const DECLARATION = /<\?xml\s[^<>]*?\bencoding\s*=\s*["']\s*([\w.:-]{1,40})\s*["']/;
const DECLARATION_BYTES = 4096;
const REPLACEMENT = "\uFFFD";
const REPLACEMENT_UTF8 = Uint8Array.of(0xef, 0xbf, 0xbd);

/** Decodes an XML document piece by piece, in the encoding that its byte-order mark or its declaration names. */
export class XmlDecoder {
  /** How many characters the last piece holds that stand for bytes without meaning. */
  badCount = 0;
  private readonly decoder: TextDecoder;
  private readonly isUtf8: boolean;
  private tail: Uint8Array = new Uint8Array(0);

  /** `start` is how the document begins: all of it, or some kilobytes. */
  constructor(fileName: string, start: Uint8Array) {
    const label = encodingOf(start);
    try {
      this.decoder = new TextDecoder(label);
    } catch {
      throw new AppError(
        "invalid",
        `${fileName}, line 1: the file says that its encoding is “${label}”, which is not known here; save it as UTF-8 and import it again.`,
      );
    }
    this.isUtf8 = this.decoder.encoding === "utf-8";
  }

  decode(bytes: Uint8Array): string {
    return this.counted(this.decoder.decode(bytes, { stream: true }), bytes);
  }

  finish(): string {
    return this.counted(this.decoder.decode(), new Uint8Array(0));
  }

  private counted(text: string, bytes: Uint8Array): string {
    this.badCount = text.includes(REPLACEMENT) ? countOf(text, REPLACEMENT) - this.countOfWritten(bytes) : 0;
    this.tail = bytes.length > 1 ? bytes.slice(-2) : bytes.slice();
    return text;
  }

  /** The replacement character may stand in the file itself, and then nothing is lost. */
  private countOfWritten(bytes: Uint8Array): number {
    if (!this.isUtf8) return 0;
    const whole = Buffer.concat([this.tail, bytes]);
    let count = 0;
    for (let at = whole.indexOf(REPLACEMENT_UTF8); at !== -1; at = whole.indexOf(REPLACEMENT_UTF8, at + 3)) {
      count++;
    }
    return count;
  }
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const head = start.subarray(0, 64);
  const zeros = (parity: number) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (zeros(1) * 4 > head.length) return "utf-16le";
  if (zeros(0) * 4 > head.length) return "utf-16be";
  const text = new TextDecoder("latin1").decode(start.subarray(0, DECLARATION_BYTES));
  const named = DECLARATION.exec(text)?.[1] ?? "utf-8";
  // What could be read byte by byte so far is not in two bytes a character, whatever it says.
  return /^(?:utf-?16|ucs-?2|iso-10646)/i.test(named) ? "utf-8" : named;
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}
