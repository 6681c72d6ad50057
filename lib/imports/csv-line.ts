import { textCell } from "@/lib/domain/csv";
import type { ImportChange } from "@/lib/domain/import-change";

export type Cell = string | number | boolean | null;

/** One line of a file that a spreadsheet opens: text can start no formula, unknown is nothing at all. */
export function csvLine(cells: readonly Cell[]): string {
  const written = cells.map((cell) =>
    typeof cell === "string" || cell === null ? textCell(cell) : String(cell),
  );
  return `${written.join(",")}\r\n`;
}

export const CHANGE_COLUMNS = [
  ...["change", "article_id", "article_title", "comment_id", "position", "author", "excerpt"],
  ...["net_before", "upvotes_before", "downvotes_before", "net_after", "upvotes_after", "downvotes_after"],
  ...["body_before", "body_after", "file", "line", "message"],
] as const;

/** A change as a line of `changes.csv`, in the order of CHANGE_COLUMNS. */
export function changeLine(change: ImportChange): string {
  if (change.kind === "refused") {
    const { kind, file, line, message } = change;
    return csvLine([kind, ...nothing(14), file, line, message]);
  }
  const { kind, articleId, articleTitle, commentId, position, author, excerpt } = change;
  const about = [kind, articleId, articleTitle, commentId, position, author, excerpt];
  if (kind === "edited")
    return csvLine([...about, ...nothing(6), change.before, change.after, ...nothing(3)]);
  if (kind !== "votes") return csvLine([...about, ...nothing(11)]);
  const { before, after } = change;
  const votes = [before, after].flatMap(({ net, upvotes, downvotes }) => [net, upvotes, downvotes]);
  return csvLine([...about, ...votes, ...nothing(5)]);
}

const nothing = (cells: number): null[] => Array.from({ length: cells }, () => null);
