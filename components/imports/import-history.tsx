import Link from "next/link";
import { EarlierLink } from "@/components/imports/earlier-link";
import { Icon } from "@/components/ui/icon";
import { formatAgo, formatCount, formatInteger } from "@/lib/format";
import type { ImportPage, ImportRow } from "@/lib/imports/data";

type ImportHistoryProps = { page: ImportPage; shownId: string | null; isFirstPage: boolean; now: Date };

/** Who imported what and when, newest first; each line opens its kept report. */
export function ImportHistory({ page, shownId, isFirstPage, now }: ImportHistoryProps) {
  return (
    <section aria-labelledby="earlier-imports">
      <h2 id="earlier-imports" className="mb-1 text-micro font-medium text-faint">
        Earlier
      </h2>
      {page.rows.length === 0 ? (
        <p className="text-muted">
          {isFirstPage ? "Nothing was imported yet." : "No import is older than these."}
        </p>
      ) : (
        <ol>
          {page.rows.map((row) => (
            <li key={row.id} className="border-b border-line">
              <HistoryLine row={row} isShown={row.id === shownId} now={now} />
            </li>
          ))}
        </ol>
      )}
      <EarlierLink cursor={page.nextCursor} isFirstPage={isFirstPage} />
    </section>
  );
}

function HistoryLine({ row, isShown, now }: { row: ImportRow; isShown: boolean; now: Date }) {
  return (
    <Link
      href={`/imports?import=${row.id}`}
      aria-current={isShown ? "true" : undefined}
      className="focus-inside grid min-h-8 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-1 py-1.5 hover:bg-hover aria-[current]:bg-accent-soft"
    >
      <span className="truncate" title={row.fileName}>
        {row.fileName}
      </span>
      <span className="num text-right">{formatInteger(row.found)}</span>
      <span className="col-span-2 flex items-center gap-1.5 text-small text-muted">
        <Outcome row={row} />
        <span className="num ml-auto whitespace-nowrap">
          {row.byName ?? "Command line"}, {formatAgo(row.startedAt, now)}
        </span>
      </span>
    </Link>
  );
}

function Outcome({ row }: { row: ImportRow }) {
  if (row.status === "failed") return <Told icon="close" tone="text-removed" words="refused" />;
  if (row.status === "interrupted") return <Told icon="warning" tone="text-flag" words="stopped half-way" />;
  if (row.status === "running") return <Told icon="clock" tone="text-muted" words="running" />;
  const warnings = row.warningCount > 0 ? [formatCount(row.warningCount, "warning")] : [];
  const words = [...news(row), ...warnings].join(", ");
  return row.warningCount > 0 ? (
    <Told icon="warning" tone="text-flag" words={words} />
  ) : (
    <Told icon="tick" tone="text-kept" words={words} />
  );
}

function news(row: ImportRow): string[] {
  const added = row.added > 0 ? [`${formatInteger(row.added)} new`] : [];
  const changed = row.changed > 0 ? [`${formatInteger(row.changed)} changed`] : [];
  if (row.found === 0) return ["no comments"];
  return added.length + changed.length > 0 ? [...added, ...changed] : ["nothing new"];
}

function Told({
  icon,
  tone,
  words,
}: {
  icon: "close" | "warning" | "clock" | "tick";
  tone: string;
  words: string;
}) {
  return (
    <>
      <Icon name={icon} className={`size-3.5 ${tone}`} />
      <span className="num truncate">{words}</span>
    </>
  );
}
