import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { exportImport } from "@/lib/imports/export";
import { receiveUpload } from "@/lib/imports/receive-upload";
import { workOnce } from "@/lib/imports/work";

/** A comment as a line of NDJSON, on an article of ours. */
export const aRecord = (id: string, body: string, extra: object = {}) =>
  JSON.stringify({
    article_id: "ferry",
    article_title: "The night ferry",
    outlet: "Harbour Post",
    comment_id: id,
    body,
    ...extra,
  });

function bodyOf(text: string, pieceBytes = 7): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + pieceBytes));
      at += pieceBytes;
    },
  });
}

type Overrides = {
  id?: string;
  fileName?: string;
  body?: ReadableStream<Uint8Array>;
  byteCount?: number;
  pieceBytes?: number;
};

/** Sends a file as a browser does, in small pieces, and returns its import's id. */
export async function uploadFile(
  actor: Actor,
  text: string,
  { pieceBytes, ...overrides }: Overrides = {},
): Promise<string> {
  const request = {
    id: randomUUID(),
    fileName: "ferry.ndjson",
    body: bodyOf(text, pieceBytes),
    byteCount: null,
    ...overrides,
  };
  const { importId } = await receiveUpload(actor, {
    ...request,
    options: { savedAt: "2026-11-20T00:00:00.000Z" },
  });
  return importId;
}

/** Does all the work that waits, here instead of in a process of its own. */
export async function workAll(): Promise<void> {
  while (await workOnce(() => undefined));
}

/** A file about an import, whole. */
export async function importFileText(
  actor: Actor,
  id: string,
  file: "report" | "changes" | "warnings" | "refused",
) {
  const chunks: Buffer[] = [];
  for await (const chunk of await exportImport(actor, id, { file, kind: null })) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
