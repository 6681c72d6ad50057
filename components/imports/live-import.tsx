"use client";

import Link from "next/link";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { Trouble } from "@/components/ui/trouble";
import { formatCount } from "@/lib/format";
import { cancelImportAction, confirmImportAction } from "@/lib/imports/actions";
import type { ImportRow, ImportView } from "@/lib/imports/view";
import { CancelDialog } from "./cancel-dialog";
import { CardHead } from "./card-head";
import { ImportPreview } from "./import-preview";
import { ImportProgressView } from "./import-progress";
import { IMPORT_GLYPH, importWords, isOver, isUnderWay } from "./import-words";
import { useImportAct } from "./use-import-act";
import { useImportView } from "./use-import-view";

type LiveImportProps = {
  id: string;
  /** As the server drew it; null: just sent from this browser. */
  row: ImportRow | null;
  name: string;
  /** The page is about this import alone: it opens what a list keeps closed, and names no way to itself. */
  isWhole?: boolean;
  /** Stands below the name. */
  facts?: ReactNode;
  /** Takes it off this person's list once it is over. */
  onDismiss?: () => void;
};

/** One import as it stands: on its way, read, asking, done. The same for everybody who looks. */
export function LiveImport({ id, row: told, name, isWhole = false, facts, onDismiss }: LiveImportProps) {
  const { view, error, refetch } = useImportView(id, told);
  const head = useRef<HTMLHeadingElement>(null);
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, failure } = useImportAct();
  const row = view ?? told;
  const look = () => void refetch();
  const act = (action: () => ReturnType<typeof cancelImportAction>) =>
    run(action, () => {
      // The button that was pressed goes; the focus stays with the file.
      head.current?.focus();
      look();
    });
  const discard = () => act(() => cancelImportAction(id));
  // What was written half-way stays: that is worth a question.
  const cancel = () => (row?.wants === "import" ? setAsking(true) : discard());
  return (
    <>
      <CardHead
        ref={head}
        glyph={<Glyph row={row} />}
        name={name}
        words={row ? importWords(row) : "arrived"}
        acts={
          <>
            {row && isUnderWay(row) && view?.canCancel && (
              <Button aria-label={`Cancel ${name}`} aria-disabled={isBusy} onClick={cancel}>
                Cancel
              </Button>
            )}
            {!isWhole && row && (
              <Link
                className="link text-small"
                href={`/imports/${id}`}
                aria-label={`${isOver(row) ? "Report" : "Details"} of ${name}`}
              >
                {isOver(row) ? "Report" : "Details"}
              </Link>
            )}
            {onDismiss && row && isOver(row) && (
              <IconButton icon="close" label={`Put ${name} away`} onClick={onDismiss} />
            )}
          </>
        }
      />
      {facts}
      {row && isUnderWay(row) && row.status !== "waiting" && <ImportProgressView row={row} />}
      {row?.status === "stopped" && <Interrupted />}
      {row?.status === "failed" && <Failed row={row} view={view} />}
      {row?.status === "cancelled" && row.wants === "import" && <CancelledHalfWay row={row} />}
      {row?.status === "done" && !isWhole && row.warningCount > 0 && (
        <p className="mt-1 pl-6 text-small">
          <Link className="link num" href={`/imports/${id}#warnings`}>
            {formatCount(row.warningCount, "warning")}
          </Link>
        </p>
      )}
      {view?.status === "previewed" && (
        <ImportPreview
          key={JSON.stringify(view.tables)}
          view={view}
          isBusy={isBusy}
          isWhole={isWhole}
          onConfirm={() => act(() => confirmImportAction(id))}
          onDiscard={discard}
          onAct={() => {
            head.current?.focus();
            look();
          }}
        />
      )}
      {failure && <Notice isFailure>{failure}</Notice>}
      {error && !row && <Notice isFailure>{error.message} The import goes on without this page.</Notice>}
      <CancelDialog
        name={name}
        commentsDone={row?.progress.commentsDone ?? 0}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onCancel={() => {
          setAsking(false);
          discard();
        }}
      />
    </>
  );
}

function Glyph({ row }: { row: ImportRow | null }) {
  const { icon, tone } = IMPORT_GLYPH[row?.status ?? "waiting"];
  return <Icon name={icon} className={`size-4 ${tone}`} />;
}

function Told({ children }: { children: ReactNode }) {
  return <p className="mt-2 max-w-[68ch] border-l-[3px] border-flag bg-flag-soft px-3 py-2">{children}</p>;
}

function Interrupted() {
  return (
    <Told>
      What ran this import was stopped from outside. It goes on by itself, within a minute, from where it was:
      nothing is lost and nothing is added twice.
    </Told>
  );
}

function CancelledHalfWay({ row }: { row: ImportRow }) {
  return (
    <Told>
      It was cancelled after {formatCount(row.progress.commentsDone, "comment")}. What it had written by then
      stays on the desk. Import the file again to add the rest; nothing is added twice.
    </Told>
  );
}

function Failed({ row, view }: { row: ImportRow; view: ImportView | null }) {
  const message = row.failure ?? "The desk does not know why. Import the file again.";
  const reason = message.startsWith(row.fileName)
    ? message.slice(row.fileName.length).replace(/^[:,]\s*/, "")
    : message;
  return (
    <div className="mt-2">
      <Trouble title="Not imported">
        <p className="[overflow-wrap:anywhere]">{reason.charAt(0).toUpperCase() + reason.slice(1)}</p>
        {view?.heldBy && (
          <p className="mt-1">
            <Link className="link" href={`/imports/${view.heldBy.importId}`}>
              See that import
            </Link>
          </p>
        )}
      </Trouble>
    </div>
  );
}
