import {
  bodyColumn,
  COLUMN_MEANINGS,
  type ColumnMap,
  type ColumnMeaning,
} from "@/lib/domain/column-meanings";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { soundText } from "@/lib/domain/sound-text";
import { AppError } from "@/lib/errors";
import { type Opening, readOpening } from "./opening";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { guarded, unguarded } from "./table/cell-words";
import type { Cell } from "./table/csv-splitter";
import { isTight, likeness, readTableStart, type TableStart } from "./table/dialect";
import { formsOf, isGuardedColumn } from "./table/record-forms";
import { RecordReader, type RecordValues } from "./table/record-reader";
import { readableColumns, tableColumns } from "./table/table-columns";
import { type TableRow, tableRows } from "./table/table-rows";

/** So sure that a table without a known text column is told so, and not taken for the text of a page. */
const SURE_COLUMNS = 3;
/** Cells of these are words of people, in which an apostrophe is one. */
const WORDS: ReadonlySet<ColumnMeaning> = new Set([
  "body",
  "body_html",
  "body_text",
  "author",
  "article_title",
  "outlet",
]);

/** A table of anybody's, with commas, semicolons, tabs or bars, whose headings say what its columns mean. */
export const tableReader: FormatReader = { recognises, read };

function recognises(opening: Opening): boolean {
  const start = readTableStart(opening);
  if (start === null || likeness(start) === 0) return false;
  const columns = tableColumns(start);
  if (bodyColumn(columns) !== undefined && Object.keys(columns).length >= 2) return start.rows.length > 0;
  if (!isTight(start)) return false;
  if (start.headings.length >= SURE_COLUMNS) return start.rows.length > 0;
  const rowCount = start.rows.length + (start.hasHeadings ? 1 : 0);
  return (
    rowCount > 1 &&
    start.rows.length > 0 &&
    start.rows.every((cells) => cells.length === start.headings.length)
  );
}

async function* read({ fileName, bytes }: DocumentSource, options: ReadOptions): AsyncGenerator<ParsedPart> {
  const { opening, bytes: replayed } = await readOpening(bytes);
  const start = readTableStart(opening, options);
  if (start === null) {
    throw new AppError("invalid", `${fileName}, line 1: the file holds no table; save it again.`);
  }
  const reader = new TableReader(fileName, start, options);
  for await (const row of tableRows(replayed, start)) yield* reader.read(row);
  yield* reader.finish();
}

type Place = { meaning: ColumnMeaning; at: number; clean: (cell: string) => string };

class TableReader {
  private readonly records: RecordReader;
  private readonly places: Place[];
  private readonly columns: ColumnMap;

  constructor(fileName: string, start: TableStart, options: ReadOptions) {
    this.columns = readableColumns(fileName, start, options);
    this.records = new RecordReader(options);
    const samplesOf = (at: number) =>
      start.rows.map((cells) => cells[at] ?? "").filter((cell) => cell !== "");
    this.places = COLUMN_MEANINGS.flatMap((meaning): Place[] => {
      const at = start.headings.indexOf(this.columns[meaning] ?? "");
      return at === -1 ? [] : [{ meaning, at, clean: cleanerOf(meaning, samplesOf(at)) }];
    });
    this.records.forms = formsOf(this.columns, (meaning) => {
      const place = this.places.find((known) => known.meaning === meaning);
      return place ? samplesOf(place.at).map(place.clean) : [];
    });
  }

  *read(row: TableRow): Generator<ParsedPart> {
    if (row.kind === "broken") {
      const { line, why, raw } = row;
      const message = `Line ${line}: ${why}; mend it and import it again.`;
      yield { kind: "refused", refusal: { line, message, raw: soundText(raw).text } };
      return;
    }
    const part = this.records.read(this.valuesOf(row.cells), row.line);
    if (row.isDamaged) this.tellDamage(row.line);
    if (!this.records.warnings.isEmpty) yield* this.records.warnings.take();
    if (part) yield part;
  }

  *finish(): Generator<ParsedPart> {
    yield* this.records.warnings.rest();
  }

  private valuesOf(cells: readonly Cell[]): RecordValues {
    const values: RecordValues = {};
    for (const { meaning, at, clean } of this.places) {
      const cell = cells[at] ?? null;
      values[meaning] = cell === null ? null : clean(cell);
    }
    if (this.columns.state !== undefined) values.stateHeading = this.columns.state;
    return values;
  }

  private tellDamage(line: number): void {
    const message = `Line ${line} holds bytes that are no text in the file's encoding; each was replaced by \uFFFD. Save the table as UTF-8 and import it again to get them right.`;
    this.records.warnings.add({ code: "undecodable_bytes", message, line, position: null });
  }
}

/** Takes Excel's guard off: of words only where the whole column has it, for a reader may begin with `=`. */
function cleanerOf(meaning: ColumnMeaning, samples: readonly string[]): (cell: string) => string {
  if (!WORDS.has(meaning)) return unguarded;
  return isGuardedColumn(samples) ? (cell) => guarded(cell) ?? cell : (cell) => cell;
}
