import { z } from "zod";
import type { ImportResult } from "@/lib/imports/result";
import { tooLargeMessage, UPLOAD_BYTES_MAX } from "@/lib/imports/upload-limit";
import type { UploadState } from "./upload";

const refusalSchema = z.object({ message: z.string() });

/** Sends one file and tells each state it passes. Returns how to stop it. */
export function sendFile(file: File, name: string, onState: (state: UploadState) => void): () => void {
  if (file.size > UPLOAD_BYTES_MAX) {
    onState({ kind: "refused", message: tooLargeMessage(name), canRepeat: false });
    return () => undefined;
  }
  // fetch cannot tell how much of a body it has sent.
  const request = new XMLHttpRequest();
  request.open("POST", `/api/imports?${new URLSearchParams({ name })}`);
  request.responseType = "json";
  request.upload.onprogress = ({ loaded }) => onState({ kind: "sending", sentBytes: loaded });
  request.upload.onload = () => onState({ kind: "reading" });
  request.onload = () => onState(settledState(request));
  request.onerror = () => onState(broken(name));
  request.onabort = () => onState({ kind: "cancelled" });
  onState({ kind: "sending", sentBytes: 0 });
  request.send(file);
  return () => request.abort();
}

function settledState(request: XMLHttpRequest): UploadState {
  if (request.status === 200) return { kind: "done", result: trustedResult(request.response) };
  const refusal = refusalSchema.safeParse(request.response);
  const message = refusal.success
    ? refusal.data.message
    : "The desk answered in a way this page does not know. Reload it.";
  return { kind: "refused", message, canRepeat: request.status >= 500 || request.status === 409 };
}

function broken(name: string): UploadState {
  const message = `${name}: the desk could not be reached. What is stored is whole; try again.`;
  return { kind: "refused", message, canRepeat: true };
}

/** Our own route answers 200 with nothing but an ImportResult. */
function trustedResult(response: unknown): ImportResult {
  return response as ImportResult;
}
