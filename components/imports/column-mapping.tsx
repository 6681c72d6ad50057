"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { BODY_MEANINGS, bodyColumn, COLUMN_MEANINGS, type ColumnMap } from "@/lib/domain/column-meanings";
import { setColumnsAction } from "@/lib/imports/actions";
import type { ImportTable } from "@/lib/imports/view";
import { ColumnRow } from "./column-row";
import { useImportAct } from "./use-import-act";

type ColumnMappingProps = {
  importId: string;
  tables: readonly ImportTable[];
  canSet: boolean;
  /** The meanings differ from those that the preview was made with. */
  onEdit: (isEdited: boolean) => void;
  onDone: () => void;
};

/** What each column of a table of strangers means, as guessed, to be corrected before the import. */
export function ColumnMapping({ importId, tables, canSet, onEdit, onDone }: ColumnMappingProps) {
  const told: ColumnMap = Object.fromEntries(
    tables.toReversed().flatMap(({ columns }) => Object.entries(columns)),
  );
  const [columns, setColumns] = useState(told);
  const firstRow = tables.find(({ hasHeadings }) => hasHeadings !== null)?.hasHeadings ?? null;
  const [hasHeadings, setHeadings] = useState(firstRow);
  const { run, isBusy, failure } = useImportAct();
  const differs = (next: ColumnMap, isHeaded: boolean | null) =>
    isHeaded !== firstRow || COLUMN_MEANINGS.some((meaning) => next[meaning] !== told[meaning]);
  const isEdited = differs(columns, hasHeadings);
  const change = (next: ColumnMap, isHeaded = hasHeadings) => {
    setColumns(next);
    setHeadings(isHeaded);
    onEdit(differs(next, isHeaded));
  };
  // Names change with the row that they come from, and what they meant goes with them.
  const isRenamed = hasHeadings !== firstRow;
  const lacksBody = bodyColumn(columns) === undefined && !isRenamed;
  return (
    <section aria-label="What the columns mean">
      <h3 className="text-small text-muted">
        What the columns mean, as far as the desk can guess. Correct what is wrong.
      </h3>
      {firstRow !== null && (
        <label className="mt-1.5 inline-flex min-h-6 items-center gap-2 text-small">
          <input
            type="checkbox"
            checked={hasHeadings ?? true}
            disabled={!canSet}
            onChange={({ currentTarget }) => change(columns, currentTarget.checked)}
          />
          The first row holds the names of the columns
        </label>
      )}
      {tables.some(({ isHtml }) => isHtml) && (
        <p className="mt-1.5 text-small text-muted">
          The comments are written in HTML, of which the text is read. If that is wrong, choose “The comment,
          as plain text”.
        </p>
      )}
      {tables.map((table) => (
        <div key={table.path} className="mt-1.5">
          {tables.length > 1 && (
            <p className="text-small font-medium [overflow-wrap:anywhere]">{table.path}</p>
          )}
          <ul className="border-t border-line">
            {table.headings.map((heading, column) => (
              <ColumnRow
                // Two columns may have one heading.
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
                key={column}
                heading={heading}
                samples={table.firstRows.map((row) => row[column] ?? "")}
                meaning={COLUMN_MEANINGS.find((known) => columns[known] === heading) ?? null}
                isClosed={!canSet}
                onChange={(meaning) => change(withMeaning(columns, heading, meaning))}
              />
            ))}
          </ul>
        </div>
      ))}
      {lacksBody && (
        <p className="mt-2 text-small text-removed">
          No column is “The comment”: say which one holds the comments’ text.
        </p>
      )}
      {isEdited && (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <Button
            variant="primary"
            disabled={lacksBody}
            aria-disabled={isBusy}
            onClick={() =>
              run(() => setColumnsAction(importId, isRenamed ? {} : columns, hasHeadings), onDone)
            }
          >
            Preview again
          </Button>
          <Button variant="quiet" onClick={() => change(told, firstRow)}>
            Take the changes back
          </Button>
        </div>
      )}
      {failure && <Notice isFailure>{failure}</Notice>}
    </section>
  );
}

/** A column means one thing, and each meaning has one column: who takes it takes it away. */
function withMeaning(columns: ColumnMap, heading: string, meaning: keyof ColumnMap | null): ColumnMap {
  const next: ColumnMap = {};
  for (const known of COLUMN_MEANINGS) {
    const kept = columns[known];
    const isSame = known === meaning || (isBody(known) && isBody(meaning));
    if (kept !== undefined && kept !== heading && !isSame) next[known] = kept;
  }
  if (meaning !== null) next[meaning] = heading;
  return next;
}

function isBody(meaning: keyof ColumnMap | null): boolean {
  return BODY_MEANINGS.some((body) => body === meaning);
}
