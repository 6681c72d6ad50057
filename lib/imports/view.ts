import type { ChangeKind, ImportChange } from "@/lib/domain/import-change";
import type { WarningCode } from "@/lib/domain/parsed-article";
import type { Format } from "@/lib/formats/format";
import type { ColumnMap } from "@/lib/formats/reader";

/**
 * `receiving`: on its way from a browser. `waiting`: for a worker. `running`: being previewed or imported.
 * `stopped`: whatever ran it was killed; a worker goes on with it. `previewed`: waits for a person's yes.
 */
export const IMPORT_STATUSES = [
  "receiving",
  "waiting",
  "running",
  "stopped",
  "previewed",
  "done",
  "failed",
  "cancelled",
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** How far an import is. `rate` and `secondsLeft` are null until they can be told. */
export type ImportProgress = {
  bytesDone: number;
  /** Zero: not known before the end. */
  bytes: number;
  commentsDone: number;
  ratePerSecond: number | null;
  secondsLeft: number | null;
};

export type ChangeCounts = Record<ChangeKind, number>;

/** A line of the history. Times are ISO 8601 in UTC. */
export type ImportRow = {
  id: string;
  fileName: string;
  status: ImportStatus;
  /** What it is to do, or was last told to do. */
  wants: "preview" | "import";
  failure: string | null;
  /** Null: the command line. */
  byName: string | null;
  startedAt: string;
  articleCount: number;
  newArticleCount: number;
  found: number;
  added: number;
  changed: number;
  /** Marked as gone from the source. */
  gone: number;
  warningCount: number;
  refusedCount: number;
  progress: ImportProgress;
};

export type ImportPage = { rows: ImportRow[]; nextCursor: string | null };

/** A page of a long list; `total` counts all of them. */
export type Listed<Row> = { rows: Row[]; total: number; nextCursor: string | null };

/** What one import did, or would do, to one article. `declared`: how many comments the source claims. */
export type ImportedArticle = {
  id: string;
  title: string | null;
  isNew: boolean;
  /** Of the file that it was first found in. */
  fileNumber: number;
  found: number;
  declared: number | null;
  added: number;
  changed: number;
  unchanged: number;
  votesChanged: number;
  edited: number;
  gone: number;
  returned: number;
};

/** The upload itself, or one file of an archive or a folder. */
export type ImportedFile = {
  number: number;
  path: string;
  format: Format | null;
  bytes: number;
  /** Why it was refused. */
  failure: string | null;
  found: number;
  added: number;
  changed: number;
  gone: number;
  refused: number;
};

/** `position` is the comment's place on the desk; `line` is the source's. */
export type ImportWarningRow = {
  number: number;
  fileNumber: number;
  code: WarningCode;
  message: string;
  articleId: string | null;
  articleTitle: string | null;
  commentId: string | null;
  position: number | null;
  line: number | null;
};

/** A record that could not be read. Its whole raw text is in `refused.csv`, for those who may import. */
export type RefusedRecord = {
  number: number;
  fileNumber: number;
  line: number | null;
  message: string;
  /** Null for those who may not read its text. */
  excerpt: string | null;
  /** The import that tried it again. */
  retriedBy: string | null;
};

export type ChangePage = Listed<ImportChange>;

/** A table and the meaning of its columns, as told or guessed. */
export type ImportTable = {
  path: string;
  headings: string[];
  /** The first rows, as cells. */
  firstRows: string[][];
  columns: ColumnMap;
  /** Whether the first row names the columns; null where the form needs none. */
  hasHeadings: boolean | null;
  /** The comments' text is read as HTML. */
  isHtml: boolean;
};

/** Everything that the page shows of one import. */
export type ImportView = ImportRow & {
  /** Every form that was found in it. */
  formats: Format[];
  finishedAt: string | null;
  seconds: number | null;
  /** What it changed; of a preview, what it would change. */
  counts: ChangeCounts;
  /** The counts come from more articles than a preview can hold in mind, so that an article met twice may count twice. */
  isAbout: boolean;
  /** Where columns have a meaning to be told; empty otherwise. */
  tables: ImportTable[];
  files: Listed<ImportedFile>;
  articles: Listed<ImportedArticle>;
  /** How many of each code there are, most first; and the first of them all. */
  warningCounts: { code: WarningCode; count: number }[];
  warnings: Listed<ImportWarningRow>;
  /** Who imports the same content now, so that this one was refused. */
  heldBy: { importId: string; name: string | null; since: string } | null;
  /** So many days from now a preview that nobody answers is discarded. */
  lapsesInDays: number | null;
  canConfirm: boolean;
  canCancel: boolean;
  canRetry: boolean;
  canSetColumns: boolean;
};
