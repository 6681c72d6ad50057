"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { bodyColumn } from "@/lib/domain/column-meanings";
import { formatCount, formatInteger } from "@/lib/format";
import type { ImportView } from "@/lib/imports/view";
import { ColumnMapping } from "./column-mapping";
import { ImportChanges } from "./import-changes";

type ImportPreviewProps = {
  view: ImportView;
  isBusy: boolean;
  isWhole: boolean;
  onConfirm: () => void;
  onDiscard: () => void;
  onAct: () => void;
};

/** What an import would change, and the question whether it shall. Nothing is written until then. */
export function ImportPreview({ view, isBusy, isWhole, onConfirm, onDiscard, onAct }: ImportPreviewProps) {
  const [hasUnread, setUnread] = useState(false);
  return (
    <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-3">
      {view.tables.length > 0 && (
        <ColumnMapping
          importId={view.id}
          tables={view.tables}
          canSet={view.canSetColumns}
          onEdit={setUnread}
          onDone={onAct}
        />
      )}
      <section aria-label={`What this import would change: ${view.fileName}`}>
        <h3 className="mb-1.5 text-small text-muted">What this import would change</h3>
        <ImportChanges
          importId={view.id}
          counts={view.counts}
          isAbout={view.isAbout}
          isPreview
          opensFirst={isWhole}
        />
      </section>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-x-3 gap-y-2 bg-raised py-2">
        <p className="num min-w-0 flex-[1_1_220px] text-small text-muted">
          {lacksBody(view) ? "Nothing can be read before the columns are told." : previewWords(view)}{" "}
          {refusedFiles(view)} {lapseWords(view)}{" "}
          {!isWhole && view.warningCount > 0 && (
            <Link className="link" href={`/imports/${view.id}#warnings`}>
              {formatCount(view.warningCount, "warning")}
            </Link>
          )}
        </p>
        <div className="ml-auto flex gap-2">
          {view.canCancel && (
            <Button
              variant="quiet"
              aria-disabled={isBusy}
              aria-label={`Discard ${view.fileName}`}
              onClick={onDiscard}
            >
              Discard
            </Button>
          )}
          {view.canConfirm && (
            <Button
              variant="primary"
              aria-disabled={isBusy}
              disabled={hasUnread || lacksBody(view)}
              aria-label={`Import ${view.fileName}`}
              onClick={onConfirm}
            >
              Import
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Nobody has said yet which column of a table holds the comments. */
function lacksBody({ tables, counts }: ImportView): boolean {
  return counts.new === 0 && tables.some(({ columns }) => bodyColumn(columns) === undefined);
}

function lapseWords({ lapsesInDays }: ImportView): string {
  if (lapsesInDays === null) return "";
  return `Discarded by itself in ${formatCount(lapsesInDays, "day")} if nobody answers.`;
}

function refusedFiles({ files }: ImportView): string {
  const refused = files.rows.filter(({ failure }) => failure !== null).length;
  if (refused === 0 || files.total === 1) return "";
  return `${formatCount(refused, "file")} of ${formatInteger(files.total)} cannot be read.`;
}

function previewWords({ counts, progress, isAbout }: ImportView): string {
  const read = `${formatCount(progress.commentsDone, "comment")} read.`;
  const changes = counts.new + counts.votes + counts.edited + counts.gone + counts.returned;
  if (changes === 0) return `${read} Nothing would change: the desk has all of this.`;
  return isAbout ? `${read} So many that the counts are estimates; the import counts anew.` : read;
}
