"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { formatBytes } from "@/lib/format";
import { CardHead } from "./card-head";
import { formatDuration } from "./duration";
import { Figures } from "./figures";
import { Meter } from "./meter";
import { paceOf } from "./pace";
import type { Upload } from "./upload";

type UploadCardProps = {
  upload: Upload;
  onCancel: () => void;
  onRepeat: () => void;
  onDismiss: () => void;
};

/** A file on its way from this browser: how far it is, or why it did not arrive. */
export function UploadCard({ upload, onCancel, onRepeat, onDismiss }: UploadCardProps) {
  const { state, name } = upload;
  const isOnItsWay = state.kind === "waiting" || state.kind === "sending" || state.kind === "sent";
  const canRepeat = state.kind === "cancelled" || (state.kind === "refused" && state.canRepeat);
  return (
    <>
      <CardHead
        glyph={<StateGlyph upload={upload} />}
        name={name}
        words={uploadWords(upload)}
        acts={
          <>
            {canRepeat && <Button onClick={onRepeat}>Try again</Button>}
            {state.kind !== "sent" && isOnItsWay && (
              <Button onClick={onCancel} aria-label={`Cancel ${name}`}>
                Cancel
              </Button>
            )}
            {!isOnItsWay && <IconButton icon="close" label={`Put ${name} away`} onClick={onDismiss} />}
          </>
        }
      />
      {state.kind === "sending" && <Sending upload={upload} />}
      {state.kind === "refused" && <Refusal name={name} message={state.message} />}
    </>
  );
}

/** How far an upload is, in words. */
export function uploadWords({ state }: Upload): string {
  return {
    waiting: "waits until the others are sent",
    sending: "on its way to the desk",
    sent: "arrived",
    refused: "not imported",
    cancelled: "cancelled; nothing of it was imported",
  }[state.kind];
}

function StateGlyph({ upload: { state } }: { upload: Upload }) {
  if (state.kind === "refused") return <Icon name="remove" className="size-4 text-removed" />;
  if (state.kind === "cancelled") return <Icon name="close" className="size-4 text-faint" />;
  return <Icon name={state.kind === "waiting" ? "clock" : "upload"} className="size-4 text-muted" />;
}

function Sending({ upload: { state, body, name } }: { upload: Upload }) {
  if (state.kind !== "sending") return null;
  const sent = Math.min(state.samples.at(-1)?.done ?? 0, body.size);
  const pace = paceOf(state.samples, body.size);
  return (
    <div className="mt-2 grid gap-2">
      <Meter label={`${name}, sent`} done={sent} total={body.size} />
      <Figures
        figures={[
          { value: `${formatBytes(sent)} of ${formatBytes(body.size)}`, name: "sent" },
          ...(pace ? [{ value: `${formatBytes(pace.perSecond)} /s`, name: "rate" }] : []),
          ...(pace?.secondsLeft ? [{ value: formatDuration(pace.secondsLeft), name: "left" }] : []),
        ]}
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
