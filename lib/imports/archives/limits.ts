import { AppError } from "@/lib/errors";

/** How much an archive may hold, of everything that is packed in it at any depth. */
export type ArchiveLimits = {
  expandedBytesMax: number;
  /** How many times larger than the file its content may be; small contents are let through. */
  ratioMax: number;
  ratioFromBytes: number;
  entriesMax: number;
  /** How many wrappings may be around a document: `page.html` in a zip in a tar.gz has three. */
  depthMax: number;
  nameBytesMax: number;
};

const MEGABYTE = 1024 * 1024;

/** Room for any export that people hold: text seldom shrinks to less than a fortieth. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  expandedBytesMax: 64 * 1024 * MEGABYTE,
  ratioMax: 250,
  ratioFromBytes: 32 * MEGABYTE,
  entriesMax: 100_000,
  depthMax: 5,
  nameBytesMax: 1024,
};

/** Counts what comes out of one file, and ends it where that is more than anybody packs in good faith. */
export class ArchiveBudget {
  /** Why nothing more is taken out of the file. */
  spent: AppError | null = null;
  private sourceBytes = 0;
  private expandedBytes = 0;
  private entries = 0;

  constructor(
    readonly path: string,
    readonly limits: ArchiveLimits,
  ) {}

  /** The bytes of the file itself, counted as they are read. */
  async *ofSource(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      this.sourceBytes += chunk.length;
      yield chunk;
    }
  }

  /** The bytes of something unpacked, counted as they are read. */
  async *ofContent(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      this.expandedBytes += chunk.length;
      this.check();
      yield chunk;
    }
  }

  addEntry(): void {
    this.entries++;
    this.check();
  }

  private check(): void {
    const { entriesMax, expandedBytesMax, ratioMax, ratioFromBytes } = this.limits;
    if (this.entries > entriesMax) this.refuse(`more than ${entriesMax} files are packed in it`);
    if (this.expandedBytes > expandedBytesMax) {
      this.refuse(`it unpacks to more than ${Math.round(expandedBytesMax / MEGABYTE)} MB`);
    }
    const isLarge = this.expandedBytes > ratioFromBytes;
    if (isLarge && this.expandedBytes > ratioMax * this.sourceBytes) {
      this.refuse(`it unpacks to more than ${ratioMax} times its size, as archives made to do harm do`);
    }
  }

  private refuse(what: string): never {
    this.spent ??= new AppError(
      "too_large",
      `${this.path}: ${what}; no more of it is read. Unpack it yourself and import the files.`,
    );
    throw this.spent;
  }
}
