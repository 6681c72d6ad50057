import "server-only";
import { AppError } from "@/lib/errors";
import { type Opening, readOpening } from "@/lib/formats/opening";
import { type ContentKind, contentKind } from "./archives/content-kind";
import { isJunkName } from "./archives/entry-name";
import { gunzipped, gzipTime } from "./archives/gunzipped";
import { ARCHIVE_LIMITS, ArchiveBudget, type ArchiveLimits } from "./archives/limits";
import type { PackedFile } from "./archives/packed-file";
import { tarEntries } from "./archives/tar-entries";
import { zipEntries } from "./archives/zip-entries";
import type { SourceDocument } from "./import-source";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The documents in a file: those of a zip, a tar or a gzip file, at any depth up to the limit and in the archive's
 * order; of any other file, the file itself. What a file is, its content says.
 *
 * A packed file that cannot be read (encrypted, damaged, too large) is a document too: reading its bytes throws the
 * AppError that says so, and the next document may follow. An archive of which nothing can be read gives one such
 * document under its own path. The bytes of a document can be read until the next is asked for. Throws only what
 * reading `source.bytes` throws.
 */
export async function* documentsIn(
  source: SourceDocument,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): AsyncGenerator<SourceDocument> {
  const budget = new ArchiveBudget(source.path, limits);
  const { opening, bytes } = await readOpening(budget.ofSource(source.bytes));
  const kind = contentKind(opening.bytes);
  let count = 0;
  for await (const document of unpacked({ ...source, bytes }, { opening, kind, budget, depth: 0 })) {
    count++;
    yield document;
  }
  if (count === 0) {
    const message = `${source.path}: no page, table or export is packed in it; only pictures, scripts or nothing at all.`;
    yield refused(source, new AppError("invalid", message));
  }
}

type Place = { opening: Opening; kind: ContentKind; budget: ArchiveBudget; depth: number };

async function* unpacked(source: SourceDocument, place: Place): AsyncGenerator<SourceDocument> {
  const { opening, kind, budget, depth } = place;
  const isArchive = kind === "zip" || kind === "gzip" || kind === "tar";
  if (kind === "other-archive") {
    const message = `${source.path}: is packed as 7-Zip, RAR, bzip2, xz or zstd, which cannot be read here; unpack it and import the files, or pack them as .zip.`;
    yield refused(source, new AppError("invalid", message));
  } else if (isArchive && depth === budget.limits.depthMax) {
    const message = `${source.path}: is packed more than ${depth} times over; unpack it yourself and import the files.`;
    yield refused(source, new AppError("too_large", message));
  } else if (kind === "gzip") {
    const bytes = budget.ofContent(gunzipped(source.path, source.bytes));
    const savedAt = plausible(gzipTime(opening.bytes)) ?? source.savedAt;
    yield* opened({ ...source, bytes, savedAt }, budget, depth + 1);
  } else if (isArchive) {
    const entries = kind === "zip" ? zipEntries : tarEntries;
    yield* packed(source, entries(source.path, source.bytes, budget), budget, depth + 1);
  } else if (kind === "document" || depth === 0) {
    yield source;
  }
}

/** The files of an archive, one after the other. */
async function* packed(
  source: SourceDocument,
  files: AsyncIterable<PackedFile>,
  budget: ArchiveBudget,
  depth: number,
): AsyncGenerator<SourceDocument> {
  try {
    for await (const file of files) {
      if (isJunkName(file.name)) continue;
      const found = {
        ...source,
        path: `${source.path}/${file.name}`,
        savedAt: plausible(file.savedAt) ?? source.savedAt,
      };
      if (file.nameBytes > budget.limits.nameBytesMax) {
        const message = `${found.path}: its name is longer than ${budget.limits.nameBytesMax} bytes; unpack it yourself, rename it and import it.`;
        yield refused(found, new AppError("invalid", message));
        continue;
      }
      yield* opened({ ...found, bytes: budget.ofContent(file.bytes) }, budget, depth);
      if (budget.spent) return;
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield refused(source, error);
  }
}

/** What came out of an archive, opened in its turn. */
async function* opened(
  source: SourceDocument,
  budget: ArchiveBudget,
  depth: number,
): AsyncGenerator<SourceDocument> {
  let start: Awaited<ReturnType<typeof readOpening>>;
  try {
    start = await readOpening(source.bytes);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield refused(source, error);
    return;
  }
  const { opening, bytes } = start;
  try {
    yield* unpacked({ ...source, bytes }, { opening, kind: contentKind(opening.bytes), budget, depth });
  } finally {
    await leave(bytes);
  }
}

/** Ends bytes that nobody may have begun to read, so that what they come from is closed. */
async function leave(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const iterator = bytes[Symbol.asyncIterator]();
  await iterator.next().catch(() => undefined);
  await iterator.return?.();
}

function refused(source: SourceDocument, error: AppError): SourceDocument {
  return { ...source, bytes: refusing(error) };
}

function refusing(error: AppError): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) };
}

/** An archive's clock may be wrong: a copy from the future would pass for the newest for ever. */
function plausible(date: Date | null): Date | null {
  const isPossible = date !== null && date.getUTCFullYear() >= 1990 && date.getTime() < Date.now() + DAY_MS;
  return isPossible ? date : null;
}
