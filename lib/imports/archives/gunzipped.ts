import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { AppError } from "@/lib/errors";

/** What is packed in a gzip file. */
export async function* gunzipped(path: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // Its failures come out of the other end, too.
  const feeding = pipeline(Readable.from(bytes, { objectMode: true }), gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    const isDamaged = error instanceof Error && "code" in error && /^Z_/.test(String(error.code));
    if (!isDamaged) throw error;
    throw new AppError(
      "invalid",
      `${path}: the gzip file is damaged or breaks off; what came before was read. Download or pack it again.`,
    );
  } finally {
    gunzip.destroy();
    await feeding;
  }
}

/** When the content was packed, as the file's header says. */
export function gzipTime(start: Uint8Array): Date | null {
  const seconds = start.length < 8 ? 0 : Buffer.from(start.subarray(0, 8)).readUInt32LE(4);
  return seconds === 0 ? null : new Date(seconds * 1000);
}
