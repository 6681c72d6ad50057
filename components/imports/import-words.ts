import type { IconName } from "@/components/ui/icon";
import { formatCount, formatInteger } from "@/lib/format";
import type { ImportRow, ImportStatus } from "@/lib/imports/view";

/** The glyph of each state, and its colour. */
export const IMPORT_GLYPH = {
  receiving: { icon: "upload", tone: "text-muted" },
  waiting: { icon: "clock", tone: "text-muted" },
  running: { icon: "clock", tone: "text-accent" },
  stopped: { icon: "pause", tone: "text-flag" },
  previewed: { icon: "article", tone: "text-accent" },
  done: { icon: "keep", tone: "text-kept" },
  failed: { icon: "remove", tone: "text-removed" },
  cancelled: { icon: "close", tone: "text-faint" },
} satisfies Record<ImportStatus, { icon: IconName; tone: string }>;

/** How an import stands, in a few words. */
export function importWords(row: ImportRow): string {
  const isPreview = row.wants === "preview";
  switch (row.status) {
    case "receiving":
      return row.byName ? `on its way from ${row.byName}’s browser` : "on its way";
    case "waiting":
      return isPreview ? "waits to be read for a preview" : "waits to be imported";
    case "running":
      return isPreview ? "is being read for a preview" : "is being imported";
    case "stopped":
      return "was interrupted and goes on by itself";
    case "previewed":
      return "ready; nothing is written yet";
    case "done":
      return outcomeWords(row);
    case "failed":
      return row.added + row.changed > 0 ? "failed half-way" : "not imported";
    case "cancelled":
      return isPreview ? "discarded; nothing was written" : "cancelled half-way";
  }
}

/** Whether something still happens to the import. */
export function isUnderWay({ status }: { status: ImportStatus }): boolean {
  return status === "receiving" || status === "waiting" || status === "running" || status === "stopped";
}

/** What an import that ran did: `2 new articles, 12 comments, 12 new, 0 marked as gone`. */
function outcomeWords(row: ImportRow): string {
  const said = [
    ...(row.articleCount > 0 ? [articleWords(row)] : []),
    row.found === 0 ? "no comments" : formatCount(row.found, "comment"),
  ];
  if (row.added > 0) said.push(`${formatInteger(row.added)} new`);
  if (row.changed > 0) said.push(`${formatInteger(row.changed)} changed`);
  if (row.added + row.changed + row.newArticleCount === 0) said.push("nothing new");
  said.push(`${formatInteger(row.gone)} marked as gone`);
  if (row.refusedCount > 0) said.push(`${formatInteger(row.refusedCount)} refused`);
  return said.join(", ");
}

function articleWords({ articleCount, newArticleCount }: ImportRow): string {
  if (newArticleCount === articleCount) return formatCount(articleCount, "new article");
  const all = formatCount(articleCount, "article");
  return newArticleCount === 0 ? all : `${all} (${formatInteger(newArticleCount)} new)`;
}

/** Whether nothing will happen to the import any more. */
export function isOver({ status }: { status: ImportStatus }): boolean {
  return status === "done" || status === "failed" || status === "cancelled";
}
