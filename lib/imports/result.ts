import type { Format } from "@/lib/formats/format";
import type { ChangeCounts, ImportedArticle, ImportedFile, ImportWarningRow } from "./view";

/** What an import that ran to its end did. */
export type ImportResult = {
  importId: string;
  status: "done";
  formats: Format[];
  /** The first of them; `articleCount` says how many there are. */
  articles: ImportedArticle[];
  articleCount: number;
  newArticleCount: number;
  /** The first of its files. */
  files: ImportedFile[];
  /** The first of them; `warningCount` says how many there are. */
  warnings: ImportWarningRow[];
  warningCount: number;
  /** Over all articles. */
  totals: { found: number; added: number; changed: number; unchanged: number };
  counts: ChangeCounts;
  refusedCount: number;
  seconds: number;
};
