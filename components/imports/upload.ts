import { type Sample, withSample } from "./pace";

export type UploadState =
  | { kind: "waiting" }
  | { kind: "sending"; samples: readonly Sample[] }
  /** The desk has it; what follows is the import's own matter. */
  | { kind: "sent"; importId: string }
  | { kind: "refused"; message: string; canRepeat: boolean }
  | { kind: "cancelled" };

/** What goes to the desk as one import: a file, or a folder packed into one. */
export type Parcel = {
  name: string;
  body: Blob;
  /** When the file was last changed, in milliseconds: the votes in it are of then. */
  savedAtMs: number | null;
};

/** A parcel on its way from this browser to the desk. Its key is the id of the import that it becomes. */
export type Upload = Parcel & { key: string; state: UploadState };

export type UploadEvent =
  | { kind: "added"; uploads: Upload[] }
  | { kind: "started"; key: string }
  | { kind: "progressed"; key: string; sample: Sample }
  | { kind: "ended"; key: string; state: Exclude<UploadState, { kind: "sending" }> }
  /** To be sent anew, as another import: the first may be known to the desk. */
  | { kind: "repeated"; key: string; newKey: string }
  | { kind: "dismissed"; key: string };

// A browser opens six connections to a server, and the desk needs some.
const AT_ONCE_MAX = 2;

/** The uploads after an event. What was cancelled stays so, whatever the network still says of it. */
export function afterEvent(uploads: Upload[], event: UploadEvent): Upload[] {
  switch (event.kind) {
    case "added":
      return [...uploads, ...event.uploads];
    case "dismissed":
      return uploads.filter(({ key }) => key !== event.key);
    case "repeated":
      return changed(uploads, event.key, (upload) => ({
        ...upload,
        key: event.newKey,
        state: { kind: "waiting" },
      }));
    case "started":
      return changed(uploads, event.key, (upload) => ({
        ...upload,
        state: { kind: "sending", samples: [] },
      }));
    case "progressed":
      return changed(uploads, event.key, (upload) =>
        upload.state.kind === "sending"
          ? { ...upload, state: { kind: "sending", samples: withSample(upload.state.samples, event.sample) } }
          : upload,
      );
    case "ended":
      return changed(uploads, event.key, (upload) =>
        upload.state.kind === "cancelled" ? upload : { ...upload, state: event.state },
      );
  }
}

function changed(uploads: Upload[], key: string, change: (upload: Upload) => Upload): Upload[] {
  return uploads.map((upload) => (upload.key === key ? change(upload) : upload));
}

/** The upload that may start now: the first that waits, while few are on their way. */
export function nextUpload(uploads: readonly Upload[]): Upload | null {
  const busy = uploads.filter(({ state }) => state.kind === "sending").length;
  return busy >= AT_ONCE_MAX ? null : (uploads.find(({ state }) => state.kind === "waiting") ?? null);
}
