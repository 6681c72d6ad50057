import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** Written beside its place and moved there when whole, so that a failure leaves no half file. */
export async function writeWhole(out: string, chunks: AsyncIterable<unknown>): Promise<void> {
  const draft = `${out}.${process.pid}.part`;
  try {
    await pipeline(chunks, createWriteStream(draft));
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof Error && "path" in error && error.path === draft) error.path = out;
    throw error;
  }
}
