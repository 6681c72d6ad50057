import type { CommentChange } from "@/lib/domain/import-change";
import { formatCount } from "@/lib/format";
import type { ReadColumns } from "@/lib/imports/describe-table";
import type { ImportResult } from "@/lib/imports/result";

/** What an import did, an article a line with what was odd about it below. */
export function reportLines(source: string, result: ImportResult): string[] {
  const paths = new Map(result.files.map(({ number, path }) => [number, path]));
  const { articles, articleCount, warnings, warningCount } = result;
  const lines = articles.map(({ title, fileNumber, found, ...tally }) => {
    const isCounted = tally.added + tally.changed + tally.unchanged + tally.gone > 0;
    const counts = isCounted ? `: ${words(tally)}` : "";
    return `${paths.get(fileNumber) ?? source}: ${title ?? "(no title)"}, ${formatCount(found, "comment")}${counts}`;
  });
  if (articleCount > articles.length)
    lines.push(`${source}: and ${formatCount(articleCount - articles.length, "other article")}`);
  lines.push(...warnings.map(({ message }) => `  warning: ${message}`));
  if (warningCount > warnings.length) {
    lines.push(
      `  and ${formatCount(warningCount - warnings.length, "other warning")}: see the report on the imports page`,
    );
  }
  if (result.refusedCount > 0) {
    lines.push(
      `  ${formatCount(result.refusedCount, "record")} refused: kept with their text on the imports page, where they can be tried again`,
    );
  }
  return lines;
}

/** The last line: what all of it came to. */
export function outcome({ newArticleCount, totals, counts: { gone } }: ImportResult): string {
  if (newArticleCount + totals.added + totals.changed + gone === 0)
    return `nothing changed, ${goneWords(gone)}`;
  const articles = newArticleCount > 0 ? `${formatCount(newArticleCount, "new article")}; comments: ` : "";
  return `${articles}${words({ ...totals, gone })}`;
}

function words({ added, changed, unchanged, gone }: Tally): string {
  return `${added} new, ${changed} changed, ${unchanged} unchanged, ${goneWords(gone)}`;
}

type Tally = { added: number; changed: number; unchanged: number; gone: number };

const goneWords = (gone: number) => `${gone} marked as gone`;

/** What each column of a table was taken for, and which were left out. */
export function columnLine({ path, ...columns }: { path: string } & ReadColumns): string {
  const taken = Object.entries(columns.taken).map(([meaning, heading]) => `${meaning} is ${quoted(heading)}`);
  const left = columns.leftOut.map(quoted);
  const said = taken.length === 0 ? "no column has a known meaning" : taken.join(", ");
  return `${path}: columns: ${said}; left out: ${left.length === 0 ? "none" : left.join(", ")}`;
}

const quoted = (heading: string) => `"${heading}"`;

/** One change of a preview on one line. */
export function listChange(change: CommentChange): string {
  const { kind, articleTitle, position, author, excerpt } = change;
  const where = `${articleTitle ?? "(no title)"}, No. ${position}`;
  const text = excerpt.replace(/\s+/g, " ").slice(0, 80) || "(empty)";
  const said = `${author ? `${author}: ` : ""}${text}`;
  if (kind !== "votes") return `${kind}: ${where}, ${said}`;
  const { before, after } = change;
  return `votes: ${where}, net ${before.net ?? "?"} to ${after.net ?? "?"}, ${said}`;
}
