import { createHash } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { AppError } from "@/lib/errors";

/**
 * The end of a backup file: a gzip member of its own (RFC 1952 lets members follow one another) that holds the SHA-256 of
 * all bytes before it. Other tools read past it; we find every changed byte by it.
 */
function sealOf(digest: string): Buffer {
  const seal = gzipSync(digest, { level: 0 });
  // Flags of compression and system, which differ between machines.
  seal[8] = 0;
  seal[9] = 255;
  return seal;
}

const SEAL_BYTES = sealOf("0".repeat(64)).length;

/** Passes the chunks on, and the seal after them. Returns the digest. */
export async function* sealed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, string> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  const digest = hash.digest("hex");
  yield sealOf(digest);
  return digest;
}

/** Reads the whole file and returns its digest; throws `invalid` where a byte is missing or differs. */
export async function checkSeal(path: string): Promise<string> {
  const { size } = await stat(path);
  const hash = createHash("sha256");
  if (size > SEAL_BYTES) {
    await pipeline(await openSealed(path), hash);
    const digest = hash.digest("hex");
    if ((await lastBytes(path, size)).equals(sealOf(digest))) return digest;
  }
  throw new AppError(
    "invalid",
    `${path} is no whole backup of a desk: it was cut or changed, or it is something else. Nothing was restored; take another copy of the file.`,
  );
}

/** What the seal stands for. */
export async function openSealed(path: string): Promise<ReadStream> {
  const { size } = await stat(path);
  return createReadStream(path, { end: size - SEAL_BYTES - 1, highWaterMark: 1 << 20 });
}

async function lastBytes(path: string, size: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(SEAL_BYTES), 0, SEAL_BYTES, size - SEAL_BYTES);
    return buffer;
  } finally {
    await file.close();
  }
}
