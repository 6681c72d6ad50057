import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { formatCount, type Now } from "@/lib/format";
import type { ImportPage, ImportRow } from "@/lib/imports/view";
import { EarlierLink } from "./earlier-link";
import { IMPORT_GLYPH, importWords } from "./import-words";

type ImportHistoryProps = { page: ImportPage; isFirstPage: boolean; now: Now };

/** Who imported what and when, newest first; each line leads to its report. */
export function ImportHistory({ page, isFirstPage, now }: ImportHistoryProps) {
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
        <ol className="border-t border-line">
          {page.rows.map((row) => (
            <li key={row.id} className="border-b border-line">
              <HistoryLine row={row} now={now} />
            </li>
          ))}
        </ol>
      )}
      <EarlierLink cursor={page.nextCursor} isFirstPage={isFirstPage} />
    </section>
  );
}

function HistoryLine({ row, now }: { row: ImportRow; now: Now }) {
  const { icon, tone } = IMPORT_GLYPH[row.status];
  const isOdd = row.status === "done" && row.warningCount + row.refusedCount > 0;
  return (
    <Link
      href={`/imports/${row.id}`}
      prefetch={false}
      className="focus-inside grid grid-cols-[16px_minmax(0,1fr)_auto] items-baseline gap-x-2 px-1 py-1.5 hover:bg-hover"
    >
      <Icon
        name={isOdd ? "warning" : icon}
        className={`size-3.5 translate-y-[2px] ${isOdd ? "text-flag" : tone}`}
      />
      <span className="truncate" title={row.fileName}>
        {row.fileName}
      </span>
      <Time at={row.startedAt} now={now} as="ago" className="num text-small whitespace-nowrap text-muted" />
      <span className="num col-span-2 col-start-2 text-small text-muted">
        {importWords(row)}
        {row.warningCount > 0 && `, ${formatCount(row.warningCount, "warning")}`}
        <span className="text-faint"> · {row.byName ?? "command line"}</span>
      </span>
    </Link>
  );
}
