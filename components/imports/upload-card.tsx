"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { formatBytes } from "@/lib/format";
import { importSentence } from "@/lib/imports/sentence";
import { ArticleList } from "./article-list";
import type { Upload } from "./upload";
import { WarningList } from "./warning-list";

type UploadCardProps = { upload: Upload; onCancel: () => void; onRepeat: () => void };

/** One file of this page's queue: how far it is, or what became of it. */
export function UploadCard({ upload, onCancel, onRepeat }: UploadCardProps) {
  const { state } = upload;
  const isOnItsWay = state.kind === "waiting" || state.kind === "sending" || state.kind === "reading";
  const canRepeat = state.kind === "cancelled" || (state.kind === "refused" && state.canRepeat);
  return (
    <li className="border-line pb-4 not-first:border-t not-first:pt-4">
      <div className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-1">
        <StateGlyph upload={upload} />
        <b className="font-semibold [overflow-wrap:anywhere]">{upload.name}</b>
        <span className="num text-muted">{stateWords(upload)}</span>
        <span className="ml-auto flex items-center gap-2">
          {state.kind === "done" && (
            <Link className="link text-small" href={`/imports?import=${state.result.importId}`}>
              Kept report
            </Link>
          )}
          {canRepeat && <Button onClick={onRepeat}>Try again</Button>}
          {isOnItsWay && (
            <Button variant="quiet" onClick={onCancel} aria-label={`Cancel ${upload.name}`}>
              Cancel
            </Button>
          )}
        </span>
      </div>
      {isOnItsWay && <Meter upload={upload} />}
      {state.kind === "refused" && <Refusal name={upload.name} message={state.message} />}
      {state.kind === "done" && (
        <>
          <WarningList warnings={state.result.warnings} />
          <ArticleList articles={state.result.articles} />
        </>
      )}
    </li>
  );
}

/** How far an upload is, in words. */
export function stateWords({ state, file }: Upload): string {
  switch (state.kind) {
    case "waiting":
      return "waits for its turn";
    case "sending":
      return `${formatBytes(Math.min(state.sentBytes, file.size))} of ${formatBytes(file.size)}`;
    case "reading":
      return "reading";
    case "done":
      return `${importSentence(state.result.articles)}. ${state.result.seconds.toFixed(1)} s`;
    case "refused":
      return "not imported";
    case "cancelled":
      return "cancelled";
  }
}

function StateGlyph({ upload: { state } }: { upload: Upload }) {
  switch (state.kind) {
    case "done":
      return <Icon name="keep" className="size-4 text-kept" />;
    case "refused":
      return <Icon name="remove" className="size-4 text-removed" />;
    case "cancelled":
      return <Icon name="close" className="size-4 text-faint" />;
    default:
      return <Icon name={state.kind === "waiting" ? "clock" : "upload"} className="size-4 text-muted" />;
  }
}

function Meter({ upload: { state, file, name } }: { upload: Upload }) {
  const isSent = state.kind === "reading";
  const sent = state.kind === "sending" && file.size > 0 ? Math.min(1, state.sentBytes / file.size) : 0;
  const percent = isSent ? 100 : Math.round(sent * 100);
  return (
    <div
      role="progressbar"
      aria-label={`${name}, sent`}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="mt-2 mb-1 h-1 overflow-hidden rounded-[2px] bg-sunken"
    >
      <i
        className={`block h-full ${isSent ? "bg-accent/45" : "bg-accent"}`}
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}

function Refusal({ name, message }: { name: string; message: string }) {
  // The card is headed by the file's name, so the reason need not begin with it.
  const reason = message.startsWith(name) ? message.slice(name.length).replace(/^[:,]\s*/, "") : message;
  return (
    <p
      role="alert"
      className="mt-1 border-l-[3px] border-removed bg-removed-soft px-3 py-2 [overflow-wrap:anywhere]"
    >
      {reason.charAt(0).toUpperCase() + reason.slice(1)}
    </p>
  );
}
