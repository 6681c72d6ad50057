import type { ParsedPart, Refusal } from "@/lib/domain/parsed-part";
import { soundText } from "@/lib/domain/sound-text";
import { AppError } from "@/lib/errors";
import { jsonElements } from "./json/elements";
import { isOneDocument, openingRecords } from "./json/json-opening";
import { nestedRecords } from "./json/nested-records";
import { noComments } from "./json/no-comments";
import { parseJson } from "./json/parse-json";
import { rawOf } from "./json/read-records";
import { RecordTreeReader } from "./json/record-tree-reader";
import { type Opening, readOpening } from "./opening";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { isTooDeep } from "./table/json-depth";
import { LINE_BYTES_MAX, LINE_KEPT_BYTES, type LineBlock, lineBlocks } from "./table/line-blocks";
import { fieldNames, isRecord, type JsonRecord, RecordShapes } from "./table/record-shapes";

/** After so many records without a text, and none with one, the file is none of comments. */
const WITHOUT_TEXT_MAX = 100;
const FIELDS_SHOWN = 40;

/**
 * JSON records, one a line or in one document, with their answers inside them or not: comments of any source, whose
 * fields are named as the desk names them or guessed.
 */
export const ndjsonReader: FormatReader = { recognises, read };

function recognises(opening: Opening): boolean {
  if (!/^\s*[[{]/.test(opening.text)) return false;
  if (noComments(opening.text) !== null) return true;
  const records = openingRecords(opening);
  if (records.length > 1 && !isOneDocument(opening)) return true;
  const shapes = new RecordShapes(undefined);
  return records.some((record) =>
    nestedRecords(record, (one) => shapes.values(one)).some(({ values }) => values.body !== undefined),
  );
}

async function* read({ fileName, bytes }: DocumentSource, options: ReadOptions): AsyncGenerator<ParsedPart> {
  const { opening, bytes: replayed } = await readOpening(bytes);
  const other = noComments(opening.text);
  if (other !== null) throw new AppError("invalid", `${fileName}, line 1: ${other}`);
  const reader = new JsonReader(fileName, options, openingRecords(opening));
  if (isOneDocument(opening)) {
    const path = opening.text.trimStart().startsWith("[") ? "$.*" : "$";
    for await (const { value, line } of jsonElements({ fileName, bytes: replayed }, [path])) {
      yield* reader.readValue(value, line, () => rawOf(value));
    }
  } else {
    for await (const block of lineBlocks(replayed)) yield* reader.readBlock(block);
  }
  yield* reader.finish();
}

class JsonReader {
  private readonly tree: RecordTreeReader;
  private withoutText = 0;

  constructor(
    private readonly fileName: string,
    options: ReadOptions,
    first: readonly JsonRecord[],
  ) {
    this.tree = new RecordTreeReader(options);
    this.tree.learn(first);
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

  *readValue(value: unknown, line: number, raw: () => string): Generator<ParsedPart> {
    if (!isRecord(value)) {
      yield refused(line, "it is no JSON object; mend it and import it again", raw());
      return;
    }
    for (const found of this.tree.read(value, line)) {
      yield "record" in found ? this.withoutBody(found.record, line, raw) : found;
    }
  }

  *finish(): Generator<ParsedPart> {
    yield* this.tree.warnings.rest();
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
    if (line.trim() !== "") yield* this.readValue(parseJson(line), number, () => line);
  }

  private withoutBody(record: JsonRecord, number: number, raw: () => string): ParsedPart {
    const names = fieldNames(record);
    const shown = names
      .slice(0, FIELDS_SHOWN)
      .map((name) => `“${name}”`)
      .join(", ");
    const message = `none of its fields (${shown || "it has none"}) is known to hold the comment's text; say which does: --map body=FIELD, or on the import's page`;
    this.withoutText += 1;
    if (!this.tree.hasComment && this.withoutText > WITHOUT_TEXT_MAX) {
      throw new AppError("invalid", `${this.fileName}, line ${number}: ${message}.`);
    }
    return refused(number, message, raw());
  }

  private tellDamage(text: string, firstLine: number): void {
    const before = text.slice(0, Math.max(0, text.indexOf("\uFFFD")));
    const line = firstLine + before.split("\n").length - 1;
    const message = `Line ${line}, and perhaps others after it, holds bytes that are not UTF-8; each was replaced by \uFFFD. Save the file as UTF-8 and import it again to get them right.`;
    this.tree.warnings.add({ code: "undecodable_bytes", message, line, position: null });
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
