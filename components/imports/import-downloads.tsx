import { Icon } from "@/components/ui/icon";
import { CHANGE_KINDS } from "@/lib/domain/import-change";
import type { ImportView } from "@/lib/imports/view";
import { CHANGE_WORDS } from "./change-kinds";

/** What of an import can be taken along as CSV. */
export function ImportDownloads({ view }: { view: ImportView }) {
  const base = `/imports/${view.id}`;
  const kinds = CHANGE_KINDS.filter((kind) => kind !== "refused" && view.counts[kind] > 0);
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      <span className="flex items-center gap-1.5 text-muted">
        <Icon name="download" className="size-3.5" />
        As CSV:
      </span>
      <a className="link" href={`${base}/report.csv`}>
        Report
      </a>
      {view.warningCount > 0 && (
        <a className="link" href={`${base}/warnings.csv`}>
          Warnings
        </a>
      )}
      {kinds.map((kind) => (
        <a key={kind} className="link" href={`${base}/changes.csv?kind=${kind}`}>
          {CHANGE_WORDS[kind].label}
        </a>
      ))}
      {view.refusedCount > 0 && (
        <a className="link" href={`${base}/refused.csv`}>
          Refused
        </a>
      )}
    </p>
  );
}
