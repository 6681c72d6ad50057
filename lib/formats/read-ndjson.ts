import type { ParsedPart, Refusal } from "@/lib/domain/parsed-part";
import { soundText } from "@/lib/domain/sound-text";
import { AppError } from "@/lib/errors";
import { parseJson } from "./json/parse-json";
import type { Opening } from "./opening";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { isTooDeep } from "./table/json-depth";
import { LINE_BYTES_MAX, LINE_KEPT_BYTES, type LineBlock, lineBlocks } from "./table/line-blocks";
import { RecordReader } from "./table/record-reader";
import { fieldNames, isRecord, RecordShapes } from "./table/record-shapes";

/** After so many records without a text, and none with one, the file is none of comments. */
const WITHOUT_TEXT_MAX = 100;
const OPENING_LINES = 5;
const FIELDS_SHOWN = 40;

/** JSON records, one a line: comments of any source, whose fields are named as the desk names them or guessed. */
export const ndjsonReader: FormatReader = { recognises, read };

function recognises(opening: Opening): boolean {
  const lines = opening.text.split("\n").filter((line) => line.trim() !== "");
  // The last line of a longer file is cut.
  const whole = opening.isWhole ? lines : lines.slice(0, -1);
  const records = whole.slice(0, OPENING_LINES).map(parseJson);
  if (records.length > 1 && records.every(isRecord)) return true;
  const shapes = new RecordShapes(undefined);
  return records.some((record) => isRecord(record) && shapes.values(record).body !== undefined);
}

async function* read({ fileName, bytes }: DocumentSource, options: ReadOptions): AsyncGenerator<ParsedPart> {
  const reader = new NdjsonReader(fileName, options);
  for await (const block of lineBlocks(bytes)) yield* reader.readBlock(block);
  yield* reader.finish();
}

class NdjsonReader {
  private readonly records: RecordReader;
  private readonly shapes: RecordShapes;
  private withoutText = 0;
  private hasComment = false;

  constructor(
    private readonly fileName: string,
    options: ReadOptions,
  ) {
    this.records = new RecordReader(options);
    this.shapes = new RecordShapes(options.columns);
  }

  *readBlock(block: LineBlock): Generator<ParsedPart> {
    const { text, firstLine, isDamaged, isTooLong } = block;
    if (isTooLong) {
      yield tooLong(firstLine, text);
      return;
    }
    if (isDamaged) this.tellDamage(text, firstLine);
    let number = firstLine;
    for (let start = 0; start < text.length; number += 1) {
      const feed = text.indexOf("\n", start);
      const end = feed === -1 ? text.length : feed;
      if (end > start) yield* this.readLine(text.slice(start, end), number);
      start = end + 1;
    }
  }

  *finish(): Generator<ParsedPart> {
    yield* this.records.warnings.rest();
  }

  private *readLine(line: string, number: number): Generator<ParsedPart> {
    // No character of UTF-16 takes more than three bytes of UTF-8.
    if (line.length * 3 > LINE_BYTES_MAX && Buffer.byteLength(line) > LINE_BYTES_MAX) {
      yield tooLong(number, Buffer.from(line).subarray(0, LINE_KEPT_BYTES).toString());
      return;
    }
    if (isTooDeep(line)) {
      yield refused(
        number,
        "its parts lie too deep in one another for a comment",
        line.slice(0, LINE_KEPT_BYTES),
      );
      return;
    }
    const record = parseJson(line);
    if (!isRecord(record)) {
      if (line.trim() !== "")
        yield refused(number, "it is no JSON object; mend it and import it again", line);
      return;
    }
    const part = this.records.read(this.shapes.values(record), number);
    if (part === null) {
      yield this.withoutBody(fieldNames(record), number, line);
      return;
    }
    this.hasComment = true;
    if (!this.records.warnings.isEmpty) yield* this.records.warnings.take();
    yield part;
  }

  private withoutBody(names: string[], number: number, line: string): ParsedPart {
    const shown = names
      .slice(0, FIELDS_SHOWN)
      .map((name) => `“${name}”`)
      .join(", ");
    const message = `none of its fields (${shown || "it has none"}) is known to hold the comment's text; say which does: --map body=FIELD, or on the import's page`;
    this.withoutText += 1;
    if (!this.hasComment && this.withoutText > WITHOUT_TEXT_MAX) {
      throw new AppError("invalid", `${this.fileName}, line ${number}: ${message}.`);
    }
    return refused(number, message, line);
  }

  private tellDamage(text: string, firstLine: number): void {
    const before = text.slice(0, Math.max(0, text.indexOf("\uFFFD")));
    const line = firstLine + before.split("\n").length - 1;
    const message = `Line ${line}, and perhaps others after it, holds bytes that are not UTF-8; each was replaced by \uFFFD. Save the file as UTF-8 and import it again to get them right.`;
    this.records.warnings.add({ code: "undecodable_bytes", message, line, position: null });
  }
}

function tooLong(line: number, beginning: string): ParsedPart {
  const limit = `${LINE_BYTES_MAX / 1024 / 1024} MB`;
  return refused(
    line,
    `it is longer than ${limit}, and no comment is; only its beginning was kept`,
    beginning,
  );
}

function refused(line: number, why: string, raw: string): ParsedPart {
  const refusal: Refusal = { line, message: `Line ${line}: ${why}.`, raw: soundText(raw).text };
  return { kind: "refused", refusal };
}
