import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract } from "tar-stream";
import { AppError } from "@/lib/errors";
import { entryName } from "./entry-name";
import type { ArchiveBudget } from "./limits";
import type { PackedFile } from "./packed-file";

// Archives from before 1988 say no format; the library's types know nothing of it.
const OPTIONS = { highWaterMark: 64 * 1024, allowUnknownFormat: true };

/** The files of a tar, as they come. Links and devices are no files. */
export async function* tarEntries(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  budget: ArchiveBudget,
): AsyncGenerator<PackedFile> {
  const tar = extract(OPTIONS);
  // Its failures come out of the entries, too.
  const feeding = pipeline(Readable.from(bytes, { objectMode: true }), tar).catch(() => undefined);
  let number = 0;
  try {
    for await (const entry of tar) {
      number++;
      budget.addEntry();
      const { name: written, type, mtime } = entry.header;
      const content = new TarContent(entry, `${path}/${entryName(written, number)}`);
      if (type === "file" || type === "contiguous-file") {
        yield {
          name: entryName(written, number),
          nameBytes: Buffer.byteLength(written),
          savedAt: mtime && !Number.isNaN(mtime.getTime()) ? mtime : null,
          bytes: content.bytes(),
        };
      }
      if ((await content.drain()) === "damaged") return;
    }
  } catch (error) {
    if (error instanceof AppError || isOfSystem(error)) throw error;
    throw new AppError(
      "invalid",
      `${path}: the archive is damaged or breaks off; what came before was read.`,
    );
  } finally {
    tar.destroy();
    await feeding;
  }
}

/** The bytes of one entry. Leaving them early must not end the archive, which the entry's own iterator would do. */
class TarContent {
  private readonly chunks: AsyncIterator<unknown>;
  private isDamaged = false;

  constructor(
    entry: AsyncIterable<unknown>,
    private readonly path: string,
  ) {
    this.chunks = entry[Symbol.asyncIterator]();
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    for (let next = await this.next(); !next.done; next = await this.next()) {
      if (next.value instanceof Uint8Array) yield next.value;
    }
  }

  /** Passes over what nobody read. */
  async drain(): Promise<"read" | "damaged"> {
    try {
      while (!this.isDamaged && !(await this.chunks.next()).done);
    } catch {
      // The archive says it again, in its own words.
    }
    return this.isDamaged ? "damaged" : "read";
  }

  private async next(): Promise<IteratorResult<unknown>> {
    try {
      return await this.chunks.next();
    } catch (error) {
      this.isDamaged = true;
      if (error instanceof AppError || isOfSystem(error)) throw error;
      throw new AppError(
        "invalid",
        `${this.path}: the archive is damaged or breaks off here; what came before was read.`,
      );
    }
  }
}

/** A failure of the disk or the network, which says nothing about the archive. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
