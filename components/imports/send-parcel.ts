import { z } from "zod";
import type { Upload, UploadState } from "./upload";

type End = Exclude<UploadState, { kind: "sending" }>;
type Hearer = { onProgress: (sentBytes: number) => void; onEnd: (end: End) => void };

const answerSchema = z.object({ importId: z.string() });
const refusalSchema = z.object({ message: z.string() });

/** Sends one parcel and tells how far it is and how it ended. Returns how to stop it. */
export function sendParcel({ key, name, body, savedAtMs }: Upload, hearer: Hearer): () => void {
  const words = new URLSearchParams({ id: key, name });
  if (savedAtMs !== null) words.set("savedAt", new Date(savedAtMs).toISOString());
  // fetch cannot tell how much of a body it has sent.
  const request = new XMLHttpRequest();
  request.open("POST", `/api/imports?${words}`);
  request.responseType = "json";
  request.upload.onprogress = ({ loaded }) => hearer.onProgress(loaded);
  request.onload = () => hearer.onEnd(endOf(request));
  request.onerror = () =>
    hearer.onEnd({
      kind: "refused",
      message:
        "The desk could not be reached, or the file changed while it was sent. Nothing of it was imported; try again.",
      canRepeat: true,
    });
  request.onabort = () => hearer.onEnd({ kind: "cancelled" });
  hearer.onProgress(0);
  request.send(body);
  return () => request.abort();
}

function endOf(request: XMLHttpRequest): End {
  const answer = answerSchema.safeParse(request.response);
  if (request.status < 300 && answer.success) return { kind: "sent", importId: answer.data.importId };
  const refusal = refusalSchema.safeParse(request.response);
  const message = refusal.success
    ? refusal.data.message
    : "The desk answered in a way this page does not know. Reload the page and try again.";
  return {
    kind: "refused",
    message,
    canRepeat: request.status >= 500 || [409, 429].includes(request.status),
  };
}
