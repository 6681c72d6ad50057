"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { cancelImportAction, confirmImportAction } from "@/lib/imports/actions";
import type { ImportRow } from "@/lib/imports/view";
import { importWords } from "./import-words";
import { LiveImport } from "./live-import";
import type { Upload } from "./upload";
import { UploadCard, uploadWords } from "./upload-card";
import { useUploads } from "./uploads-context";
import { useImportAct } from "./use-import-act";

type ImportsUnderWayProps = { active: readonly ImportRow[]; nothing: ReactNode };

/** What this browser sends, and every import that is not over: everybody at the desk sees the same. */
export function ImportsUnderWay({ active, nothing }: ImportsUnderWayProps) {
  const { uploads, cancel, repeat, dismiss } = useUploads();
  const own = new Set(uploads.map(importIdOf));
  const others = active.filter(({ id }) => !own.has(id));
  const over = uploads.filter(
    (upload) => upload.state.kind === "sent" && !active.some(({ id }) => id === importIdOf(upload)),
  );
  if (uploads.length + others.length === 0) return nothing;
  return (
    <section aria-label="Under way">
      <Announcement uploads={uploads} active={active} />
      <WholeList active={active} />
      <ul>
        {uploads.map((upload) => (
          <li key={upload.key} className="border-line pb-5 not-first:border-t not-first:pt-5">
            {upload.state.kind === "sent" ? (
              <LiveImport
                id={upload.state.importId}
                name={upload.name}
                row={active.find(({ id }) => id === importIdOf(upload)) ?? null}
                onDismiss={() => dismiss(upload.key)}
              />
            ) : (
              <UploadCard
                upload={upload}
                onCancel={() => cancel(upload.key)}
                onRepeat={() => repeat(upload.key)}
                onDismiss={() => dismiss(upload.key)}
              />
            )}
          </li>
        ))}
        {others.map((row) => (
          <li key={row.id} className="border-line pb-5 not-first:border-t not-first:pt-5">
            <LiveImport id={row.id} name={row.fileName} row={row} />
          </li>
        ))}
      </ul>
      {over.length > 2 && (
        <Button
          variant="quiet"
          className="-ml-2.5"
          onClick={() => {
            for (const { key } of over) dismiss(key);
          }}
        >
          Put all finished ones away
        </Button>
      )}
    </section>
  );
}

function importIdOf({ key, state }: Upload): string {
  return state.kind === "sent" ? state.importId : key;
}

type AnnouncementProps = { uploads: readonly Upload[]; active: readonly ImportRow[] };

/** Says aloud what changed last, and only that. */
function Announcement({ uploads, active }: AnnouncementProps) {
  const lines = [
    ...uploads
      .filter(({ state }) => state.kind !== "sent")
      .map((upload) => `${upload.name}: ${uploadWords(upload)}.`),
    ...active.map((row) => `${row.fileName}: ${importWords(row)}.`),
  ];
  const [told, setTold] = useState({ lines, news: lines });
  const news = lines.filter((line) => !told.lines.includes(line));
  if (news.length > 0) setTold({ lines, news });
  return (
    <p role="status" className="sr-only">
      {told.news.join(" ")}
    </p>
  );
}

/** One yes or no for many previews. */
function WholeList({ active }: { active: readonly ImportRow[] }) {
  const { run, isBusy, failure } = useImportAct();
  const client = useQueryClient();
  const ready = active.filter(({ status }) => status === "previewed");
  if (ready.length < 2) return null;
  const each = (action: typeof confirmImportAction) =>
    run(
      async () => {
        for (const { id } of ready) {
          const result = await action(id);
          if (!result.ok) return result;
        }
        return { ok: true, value: null };
      },
      () => void client.invalidateQueries({ queryKey: ["import"] }),
    );
  return (
    <div className="mb-5 flex flex-wrap items-center gap-3 border-b border-line pb-4">
      <p className="num flex-1 text-muted">{ready.length} previews wait for an answer.</p>
      <Button variant="quiet" aria-disabled={isBusy} onClick={() => each(cancelImportAction)}>
        Discard all {ready.length}
      </Button>
      <Button variant="primary" aria-disabled={isBusy} onClick={() => each(confirmImportAction)}>
        Import all {ready.length}
      </Button>
      {failure && <Notice isFailure>{failure}</Notice>}
    </div>
  );
}
