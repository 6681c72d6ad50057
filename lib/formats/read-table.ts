import type { ColumnMap, ColumnMeaning } from "@/lib/domain/column-meanings";
import { COLUMN_MEANINGS } from "@/lib/domain/column-meanings";
import { guessColumns } from "@/lib/domain/guess-columns";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { soundText } from "@/lib/domain/sound-text";
import { AppError } from "@/lib/errors";
import { type Opening, readOpening } from "./opening";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import type { Cell } from "./table/csv-splitter";
import { likeness, readTableStart, type TableStart } from "./table/dialect";
import { dayOrderOf } from "./table/parse-time";
import { RecordReader, type RecordValues } from "./table/record-reader";
import { type TableRow, tableRows } from "./table/table-rows";

const HEADINGS_SHOWN = 40;
/** So sure that a table without a known text column is told so, and not taken for the text of a page. */
const SURE_COLUMNS = 3;
const SURE_ROWS = 1;
const CELL_WITH_SPACE = /^\s/;

/** A table of anybody's, with commas, semicolons, tabs or bars, whose headings say what its columns mean. */
export const tableReader: FormatReader = { recognises, read };

function recognises(opening: Opening): boolean {
  const start = readTableStart(opening);
  if (start === null || likeness(start) === 0) return false;
  const columns = guessColumns(start.headings, start.rows);
  if (columns.body !== undefined && Object.keys(columns).length >= 2) return start.rows.length > 0;
  const isTight = !start.rows.flat().some((cell) => CELL_WITH_SPACE.test(cell ?? ""));
  return isTight && start.headings.length >= SURE_COLUMNS && start.rows.length >= SURE_ROWS;
}

async function* read({ fileName, bytes }: DocumentSource, options: ReadOptions): AsyncGenerator<ParsedPart> {
  const { opening, bytes: replayed } = await readOpening(bytes);
  const start = readTableStart(opening);
  if (start === null) {
    throw new AppError("invalid", `${fileName}, line 1: the file holds no table; save it again.`);
  }
  const reader = new TableReader(fileName, start, options);
  for await (const row of tableRows(replayed, start)) yield* reader.read(row);
  yield* reader.finish();
}

class TableReader {
  private readonly records: RecordReader;
  private readonly places: [ColumnMeaning, number][];

  constructor(fileName: string, { headings, rows }: TableStart, options: ReadOptions) {
    const columns = columnsOf(fileName, headings, rows, options.columns);
    this.records = new RecordReader(options);
    this.places = COLUMN_MEANINGS.flatMap((meaning): [ColumnMeaning, number][] => {
      const place = headings.indexOf(columns[meaning] ?? "");
      return place === -1 ? [] : [[meaning, place]];
    });
    const time = this.places.find(([meaning]) => meaning === "posted_at")?.[1] ?? -1;
    this.records.dayOrder = dayOrderOf(rows.map((cells) => cells[time] ?? ""));
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
    for (const [meaning, place] of this.places) values[meaning] = cells[place] ?? null;
    return values;
  }

  private tellDamage(line: number): void {
    const message = `Line ${line} holds bytes that are no text in the file's encoding; each was replaced by \uFFFD. Save the table as UTF-8 and import it again to get them right.`;
    this.records.warnings.add({ code: "undecodable_bytes", message, line, position: null });
  }
}

/** What the columns mean: as told, else as guessed. Refuses a table in which nothing is the comments' text. */
function columnsOf(
  fileName: string,
  headings: readonly string[],
  rows: readonly Cell[][],
  told: ColumnMap | undefined,
): ColumnMap {
  const listed = headings.slice(0, HEADINGS_SHOWN).map((heading) => `“${heading.slice(0, 60)}”`);
  const shown = listed.join(", ") + (headings.length > HEADINGS_SHOWN ? " and more" : "");
  const unknown = Object.values(told ?? {}).find((heading) => !headings.includes(heading));
  if (unknown !== undefined) {
    throw new AppError(
      "invalid",
      `${fileName}, line 1: no column is headed “${unknown}”; the columns are ${shown}. Name one of these.`,
    );
  }
  const columns = guessColumns(headings, rows, told);
  if (columns.body === undefined) {
    throw new AppError(
      "invalid",
      `${fileName}, line 1: no column is known to hold the comments' text; the columns are ${shown}. Say which does: --map body=COLUMN, or on the import's page.`,
    );
  }
  return columns;
}
