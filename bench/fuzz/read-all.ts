import { soundArticle } from "@/lib/domain/sound-article";
import { AppError } from "@/lib/errors";
import { openDocument } from "@/lib/formats/open-document";
import { documentsIn } from "@/lib/imports/documents-in";
import { FORBIDDEN } from "./mutate";

const CHUNK_BYTES = 64 * 1024;

type Read = { kind: "read" | "refused" | "crashed"; what: string };

/** Reads a document as an import would, with all that is packed in it, and says what became of it. */
export async function readAll(name: string, bytes: Buffer): Promise<Read> {
  try {
    const parts = new Map<string, number>();
    let leaked = "";
    for await (const document of documentsIn({ path: name, bytes: inChunks(bytes), savedAt: null })) {
      try {
        const opened = await openDocument({ fileName: document.path, bytes: document.bytes });
        for await (const part of opened.parts) {
          if (part.kind === "page") soundArticle(part.page);
          parts.set(part.kind, (parts.get(part.kind) ?? 0) + 1);
          const text = JSON.stringify(part);
          if (text.includes(FORBIDDEN.words)) leaked = FORBIDDEN.words;
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        parts.set("refused file", (parts.get("refused file") ?? 0) + 1);
      }
    }
    return {
      kind: "read",
      what: `${leaked}${[...parts].map(([kind, count]) => `${count} ${kind}`).join(", ")}`,
    };
  } catch (error) {
    if (error instanceof AppError) return { kind: "refused", what: error.message };
    return { kind: "crashed", what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function* inChunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}
