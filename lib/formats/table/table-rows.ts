import { type Cell, CsvSplitter } from "./csv-splitter";
import { type Dialect, isBlank, isEven } from "./dialect";
import { textBlocks } from "./text-blocks";

export type TableRow =
  | { kind: "row"; cells: Cell[]; line: number; isDamaged: boolean; withHeader(): string }
  /** `raw` begins with the table's header, so that it is a table of its own. */
  | { kind: "broken"; why: string; line: number; raw: string };

const HEADER_CHARS_MAX = 64 * 1024;

/** The rows of a table, below its header where it has one. What has more or fewer cells than the table has columns is broken. */
export async function* tableRows(
  source: AsyncIterable<Uint8Array>,
  dialect: Dialect,
): AsyncGenerator<TableRow> {
  const cutter = new RowCutter(dialect);
  for await (const { text, isDamaged } of textBlocks(source, dialect.encoding)) {
    yield* cutter.cut(text, isDamaged, false);
  }
  yield* cutter.cut("", false, true);
}

class RowCutter {
  private readonly splitter: CsvSplitter;
  private header: string | null;
  private isBelowSeparatorLine: boolean;
  private isDamaged = false;

  constructor(private readonly dialect: Dialect) {
    this.header = dialect.hasHeadings ? null : "";
    this.splitter = new CsvSplitter(dialect.separator);
    this.isBelowSeparatorLine = !dialect.hasSeparatorLine;
  }

  *cut(text: string, isDamaged: boolean, isEnd: boolean): Generator<TableRow> {
    this.isDamaged ||= isDamaged;
    const records = isEnd ? this.splitter.finish() : this.splitter.add(text);
    for (const record of records) {
      if (isBlank(record)) continue;
      if (record.kind === "broken") yield { ...record, raw: this.withHeader(record.raw) };
      else if (!this.isBelowSeparatorLine) this.isBelowSeparatorLine = true;
      else if (this.header === null) this.header = headerOf(record.raw);
      else yield this.row(record.cells, record.line, record.raw);
    }
    if (records.length > 0) this.isDamaged = isDamaged;
  }

  private row(cells: Cell[], line: number, raw: string): TableRow {
    if (isEven(cells, this.dialect)) {
      const withHeader = () => this.withHeader(raw);
      return { kind: "row", cells, line, isDamaged: this.isDamaged && raw.includes("\uFFFD"), withHeader };
    }
    const { width, hasHeadings } = this.dialect;
    const columns = cells.length < width.least ? width.least : width.most;
    const why = `it has ${cells.length} cells, but the ${hasHeadings ? "header" : "table"} has ${columns}`;
    return { kind: "broken", why, line, raw: this.withHeader(raw) };
  }

  /** The row under the table's header, as a table of its own. */
  private withHeader(raw: string): string {
    return `${this.header ?? ""}${raw}`;
  }
}

function headerOf(raw: string): string {
  const isEnded = /[\r\n]$/.test(raw);
  const header = raw.slice(0, HEADER_CHARS_MAX).trimEnd();
  return isEnded ? `${header}\n` : header;
}
