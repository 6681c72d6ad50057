import { AppError } from "@/lib/errors";
import type { DocumentSource } from "../reader";
import { utf8 } from "../table/line-blocks";
import { JsonParser } from "./json-parser";

const MEGABYTE = 1024 * 1024;
/** No record of an export is this large; one that never ends must not fill the memory. */
const ELEMENT_BYTES_MAX = 64 * MEGABYTE;
const PIECE_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

export type JsonElement = {
  value: unknown;
  /** The member of the outermost object that it stands in; null in a list. */
  member: string | null;
  /** Which of the `facts` it is; null for a record. */
  fact: string | null;
  /** About where it ends: the line of the last piece that was read. */
  line: number;
};

/**
 * The values at `paths` (as `$.response.*`) of a JSON document, or of several one behind the other, and what they say of
 * all of them at `facts` (as `$.cursor`), in flat memory and in their order. What is no JSON
 * ends it with a refusal that says where; the elements before it have been handed on by then.
 */
export async function* jsonElements(
  { fileName, bytes }: DocumentSource,
  paths: string[],
  facts: readonly string[] = [],
): AsyncGenerator<JsonElement> {
  const cutter = new ElementCutter(fileName, paths, facts);
  for await (const chunk of utf8(bytes)) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      yield* cutter.add(chunk.subarray(at, at + PIECE_BYTES));
    }
  }
  cutter.finish();
}

class ElementCutter {
  private readonly parser: JsonParser;
  private found: JsonElement[] = [];
  private line = 1;
  private bytesSince = 0;
  private isBegun = false;
  private isEnding = false;

  constructor(
    private readonly fileName: string,
    paths: string[],
    facts: readonly string[],
  ) {
    this.parser = new JsonParser([...paths, ...facts], {
      value: ({ value, key, stack }) => {
        const member = stack[1]?.key ?? stack[0]?.key;
        const path = ["$", ...stack.slice(1).map((place) => place.key), key].join(".");
        this.found.push({
          value,
          member: typeof member === "string" ? member : null,
          fact: facts.includes(path) ? path : null,
          line: this.line,
        });
      },
      error: () => {
        throw new AppError("invalid", this.isEnding ? this.breaksOff() : this.isNoJson());
      },
    });
  }

  add(piece: Uint8Array): JsonElement[] {
    this.isBegun = true;
    this.parser.write(piece);
    for (const byte of piece) if (byte === LINE_FEED) this.line += 1;
    this.bytesSince = this.found.length > 0 ? 0 : this.bytesSince + piece.length;
    if (this.bytesSince > ELEMENT_BYTES_MAX) {
      throw new AppError(
        "too_large",
        `${this.fileName}, line ${this.line}: one record is larger than ${ELEMENT_BYTES_MAX / MEGABYTE} MB, which no comment is; this is no export of comments.`,
      );
    }
    const found = this.found;
    this.found = [];
    return found;
  }

  finish(): void {
    this.isEnding = true;
    if (!this.isBegun) throw new AppError("invalid", this.breaksOff());
    this.parser.end();
  }

  private isNoJson(): string {
    return `${this.fileName}, line ${this.line}: from here on this is no JSON; export the file again, or mend it there. What stands before was read.`;
  }

  private breaksOff(): string {
    return `${this.fileName}, line ${this.line}: the file breaks off before its end; export it again. What it has was read.`;
  }
}
