import type { WarningCode } from "@/lib/domain/parsed-article";
import type { Format } from "@/lib/formats/format";

/** What one import did to one article. `declared`: how many comments the page claims to have. */
export type ImportedArticle = {
  id: string;
  title: string | null;
  isNew: boolean;
  found: number;
  declared: number | null;
  added: number;
  changed: number;
  unchanged: number;
};

/** `position` is the comment's place on the desk; `line` is the source's. */
export type ImportWarningRow = {
  code: WarningCode;
  message: string;
  articleId: string | null;
  commentId: string | null;
  position: number | null;
  line: number | null;
};

/** What an import that ran to its end did. */
export type ImportResult = {
  importId: string;
  status: "done";
  format: Format;
  articles: ImportedArticle[];
  warnings: ImportWarningRow[];
  seconds: number;
};
