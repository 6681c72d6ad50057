"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DropZone } from "./drop-zone";
import { isSettled } from "./upload";
import { stateWords, UploadCard } from "./upload-card";
import { usePageDrop } from "./use-page-drop";
import { useUploads } from "./use-uploads";

type ImportDeskProps = {
  /** The history, below the drop zone. */
  history: ReactNode;
  /** The kept report of one import. */
  report: ReactNode;
  /** The address names that report; otherwise it is the newest, and gives way to the files of this visit. */
  isReportAsked: boolean;
};

/** The imports page for somebody who may import. */
export function ImportDesk({ history, report, isReportAsked }: ImportDeskProps) {
  const { uploads, add, cancel, repeat, clear } = useUploads();
  const isOver = usePageDrop(add);
  const settled = uploads.findLast(isSettled);
  return (
    <>
      <div>
        <DropZone isOver={isOver} onFiles={add} />
        <p className="mt-3 text-small text-muted">
          Importing a page again adds nothing twice and never touches a decision. Warnings never stop an
          import; they stay with it.
        </p>
      </div>
      <div className="min-w-0 lg:row-span-2">
        <p role="status" className="sr-only">
          {settled ? `${settled.name}: ${stateWords(settled)}` : ""}
        </p>
        {(isReportAsked || uploads.length === 0) && report}
        {uploads.length > 0 && (
          <section
            aria-label="Files of this visit"
            className={isReportAsked ? "mt-8 border-t border-line pt-6" : ""}
          >
            <ul>
              {uploads.map((upload) => (
                <UploadCard
                  key={upload.key}
                  upload={upload}
                  onCancel={() => cancel(upload.key)}
                  onRepeat={() => repeat(upload.key)}
                />
              ))}
            </ul>
            {settled && (
              <Button variant="quiet" className="-ml-2.5" onClick={clear}>
                Clear finished
              </Button>
            )}
          </section>
        )}
      </div>
      <div>{history}</div>
    </>
  );
}
