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
  /** The kept report of one import, below the files of this visit. */
  report: ReactNode;
};

/** The imports page for somebody who may import. */
export function ImportDesk({ history, report }: ImportDeskProps) {
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
        {history}
      </div>
      <div className="min-w-0">
        <p role="status" className="sr-only">
          {settled ? `${settled.name}: ${stateWords(settled)}` : ""}
        </p>
        {uploads.length > 0 && (
          <section aria-label="Files of this visit" className="mb-8">
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
        {report}
      </div>
    </>
  );
}
