import type { CommentChange } from "@/lib/domain/import-change";
import { formatCount } from "@/lib/format";
import type { ImportResult } from "@/lib/imports/result";

export type Tally = { newArticles: number; added: number; changed: number; unchanged: number };

/** What an import did, an article a line with what was odd about it below. */
export function reportLines(source: string, result: ImportResult): string[] {
  const paths = new Map(result.files.map(({ number, path }) => [number, path]));
  const { articles, articleCount, warnings, warningCount } = result;
  const lines = articles.map(({ title, fileNumber, found, added, changed, unchanged }) => {
    const counts = added + changed + unchanged > 0 ? `: ${words({ added, changed, unchanged })}` : "";
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
export function outcome(total: Tally): string {
  if (total.newArticles + total.added + total.changed === 0) return "nothing changed";
  return `${total.newArticles > 0 ? `${formatCount(total.newArticles, "new article")}; comments: ` : ""}${words(total)}`;
}

export function sumCounts(tallies: readonly Tally[]): Tally {
  const total = { newArticles: 0, added: 0, changed: 0, unchanged: 0 };
  for (const tally of tallies) {
    total.newArticles += tally.newArticles;
    total.added += tally.added;
    total.changed += tally.changed;
    total.unchanged += tally.unchanged;
  }
  return total;
}

function words({ added, changed, unchanged }: Omit<Tally, "newArticles">): string {
  return `${added} new, ${changed} changed, ${unchanged} unchanged`;
}

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
