/** A file in an archive. Its bytes can be read until the next one is asked for. */
export type PackedFile = {
  /** For showing only. */
  name: string;
  nameBytes: number;
  savedAt: Date | null;
  /** Throws AppError where they cannot be read. */
  bytes: AsyncIterable<Uint8Array>;
};
