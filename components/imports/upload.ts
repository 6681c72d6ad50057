import type { ImportResult } from "@/lib/imports/result";

export type UploadState =
  | { kind: "waiting" }
  | { kind: "sending"; sentBytes: number }
  | { kind: "reading" }
  | { kind: "done"; result: ImportResult }
  | { kind: "refused"; message: string; canRepeat: boolean }
  | { kind: "cancelled" };

/** A file on its way from this browser to the desk. */
export type Upload = { key: string; file: File; name: string; state: UploadState };

export type UploadEvent =
  | { kind: "added"; uploads: Upload[] }
  | { kind: "moved"; key: string; state: UploadState }
  | { kind: "cleared" };

/** Whether nothing will happen to the upload any more. */
export function isSettled({ state }: Upload): boolean {
  return state.kind === "done" || state.kind === "refused" || state.kind === "cancelled";
}

/** The uploads after an event. What was cancelled stays so, whatever the network still says of it. */
export function afterEvent(uploads: Upload[], event: UploadEvent): Upload[] {
  if (event.kind === "added") return [...uploads, ...event.uploads];
  if (event.kind === "cleared") return uploads.filter((upload) => !isSettled(upload));
  return uploads.map((upload) => {
    const isOver = upload.state.kind === "cancelled" && event.state.kind !== "waiting";
    return upload.key === event.key && !isOver ? { ...upload, state: event.state } : upload;
  });
}

/** The upload that may start now: the first that waits, once no other is on its way. */
export function nextUpload(uploads: Upload[]): Upload | null {
  const isBusy = uploads.some(({ state }) => state.kind === "sending" || state.kind === "reading");
  return isBusy ? null : (uploads.find(({ state }) => state.kind === "waiting") ?? null);
}
