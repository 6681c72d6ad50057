import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { AppError } from "@/lib/errors";
import { decodeName, entryName } from "./entry-name";
import type { ArchiveBudget } from "./limits";
import type { PackedFile } from "./packed-file";
import { spool } from "./spool";

const OFFICE = /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/MANIFEST\.MF)$/;
const UTF8_FLAG = 0x800;

/** The files of a zip. Its own list of them counts, which stands at its end, so the whole of it is set down first. */
export async function* zipEntries(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  budget: ArchiveBudget,
): AsyncGenerator<PackedFile> {
  const spooled = await spool(bytes);
  try {
    const { size } = await spooled.handle.stat();
    const zip = await openZip(spooled.handle.fd, path);
    let number = 0;
    let packedBytes = 0;
    for await (const entry of entriesOf(zip, path)) {
      number++;
      budget.addEntry();
      packedBytes += entry.compressedSize;
      if (packedBytes > size) {
        throw new AppError(
          "invalid",
          `${path}: its files share the same bytes, as in archives made to do harm; no more of it is read.`,
        );
      }
      const written = nameOf(entry);
      if (number === 1 && OFFICE.test(written)) {
        throw new AppError(
          "invalid",
          `${path}: this is an office document or a program, not an archive of pages; save its text or table as .txt or .csv and import that.`,
        );
      }
      if (written.endsWith("/")) continue;
      const name = entryName(written, number);
      yield {
        name,
        nameBytes: entry.fileNameRaw.length,
        savedAt: dateOf(entry),
        bytes: contentOf(zip, entry, `${path}/${name}`),
      };
    }
  } finally {
    await spooled.remove();
  }
}

async function openZip(fd: number, path: string): Promise<ZipFile> {
  try {
    // Names are decoded and cleaned here: a bad one must not end the archive.
    return await fromFdPromise(fd, { autoClose: false, decodeStrings: false });
  } catch {
    throw damaged(path);
  }
}

async function* entriesOf(zip: ZipFile, path: string): AsyncGenerator<Entry> {
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch(() => {
      throw damaged(path);
    });
    if (next.done) return;
    yield next.value;
  }
}

function damaged(path: string): AppError {
  return new AppError(
    "invalid",
    `${path}: the list of the archive's files is damaged or missing; what it still told was read. Make the archive again.`,
  );
}

function nameOf(entry: Entry): string {
  const isUtf8 = (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0;
  return isUtf8 ? new TextDecoder().decode(entry.fileNameRaw) : decodeName(entry.fileNameRaw);
}

function dateOf(entry: Entry): Date | null {
  const date = entry.getLastModDate({ timezone: "UTC" });
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1980 ? null : date;
}

async function* contentOf(zip: ZipFile, entry: Entry, path: string): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) {
    throw new AppError(
      "invalid",
      `${path}: is protected by a password; unpack it yourself and import the file.`,
    );
  }
  if (!entry.canDecodeFileData()) {
    throw new AppError(
      "invalid",
      `${path}: is packed in a way that cannot be read here (method ${entry.compressionMethod}); make the archive again as an ordinary zip.`,
    );
  }
  try {
    yield* await zip.openReadStreamPromise(entry);
  } catch {
    throw new AppError("invalid", `${path}: is damaged in its archive; what could be read of it was read.`);
  }
}
