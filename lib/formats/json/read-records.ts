import type { ParseWarning } from "@/lib/domain/parsed-article";
import type { ParsedPart, SourceArticle } from "@/lib/domain/parsed-part";
import { soundText } from "@/lib/domain/sound-text";
import { RecordReader, type RecordValues } from "../table/record-reader";
import { isRecord, type JsonRecord } from "../table/record-shapes";
import type { JsonElement } from "./elements";

/** What one element of an export is: a comment, an article that it tells of, a warning, or nothing of ours. */
export type Meaning =
  | { comment: RecordValues }
  | { article: SourceArticle }
  | { warning: ParseWarning }
  | null;

type Reading = {
  fileName: string;
  keepPersonal: boolean;
  /** What a record of the export means. */
  meaningOf(record: JsonRecord, element: JsonElement): Meaning;
  /** The document that holds this record alone, for a refusal that can be tried again. */
  wrap(record: unknown): unknown;
};

/** Reads the elements of an export as comments and articles; what is no comment is refused and the rest goes on. */
export async function* readRecords(
  elements: AsyncIterable<JsonElement>,
  { keepPersonal, meaningOf, wrap }: Reading,
): AsyncGenerator<ParsedPart> {
  const records = new RecordReader({ keepPersonal });
  const refused = ({ value, line }: JsonElement): ParsedPart => ({
    kind: "refused",
    refusal: {
      line,
      message: `Line ${line}: this record holds no text of a comment; mend it and try it again.`,
      raw: typeof value === "string" ? soundText(value).text : rawOf(wrap(value)),
    },
  });
  for await (const element of elements) {
    if (!isRecord(element.value)) {
      yield refused(element);
      continue;
    }
    const meaning = meaningOf(element.value, element);
    if (meaning === null) continue;
    if ("article" in meaning) {
      yield { kind: "article", article: meaning.article };
      continue;
    }
    if ("warning" in meaning) {
      yield { kind: "warning", warning: meaning.warning };
      continue;
    }
    const part = records.read(meaning.comment, element.line);
    if (!records.warnings.isEmpty) yield* records.warnings.take();
    yield part ?? refused(element);
  }
  yield* records.warnings.rest();
}

function rawOf(document: unknown): string {
  try {
    return soundText(JSON.stringify(document)).text;
  } catch (error) {
    // What is nested a hundred thousand deep can be read, and not written.
    if (error instanceof RangeError) return "(nested too deep to be shown)";
    throw error;
  }
}
