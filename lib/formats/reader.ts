import type { ColumnMap as Columns } from "@/lib/domain/column-meanings";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import type { Opening } from "./opening";

export type DocumentSource = { fileName: string; bytes: AsyncIterable<Uint8Array> };

/** Which column of a table means what; a column that means nothing is left out. Values are the table's own headings. */
export type ColumnMap = Columns;

export type ReadOptions = {
  /** For tables: which column means what; without it, guessed from the headings. */
  columns?: ColumnMap;
  /** Columns that `columns` does not name are left out, and not guessed. */
  areColumnsAll?: boolean;
  /** For tables: whether the first row names the columns; without it, told by what stands there. */
  hasHeadings?: boolean;
  /** Whether e-mail and network addresses are read at all. */
  keepPersonal: boolean;
};

/**
 * One form of document. `recognises` judges by content, never by name. `read` streams: it holds one record at a time
 * (a page, where the form is a page), hands on what it understands, refuses records and not files where it can, and
 * throws AppError("invalid", "<file>, line N: what; what to do") where nothing can be read.
 */
export type FormatReader = {
  recognises(opening: Opening): boolean;
  read(source: DocumentSource, options: ReadOptions): AsyncIterable<ParsedPart>;
};
