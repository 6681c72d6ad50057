import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { formatCount } from "@/lib/format";

/** A file to read: the path that names it to people, and the one where its bytes are. */
type InputFile = { path: string; at: string; savedAt: Date | null; bytes: number };

/** What one word of the command line names: a file, a folder with all that is in it, or standard input. */
export type NamedSource = {
  name: string;
  byteCount: number;
  documents(): AsyncIterable<{ path: string; bytes: AsyncIterable<Uint8Array>; savedAt: Date | null }>;
  /** SHA-256 of all its bytes; of a folder, also of its files' names. */
  contentKey(): Promise<string>;
  /** Lets go of what was put aside for it. */
  release(): Promise<void>;
};

/** Finds what `name` names. It can be read as often as is wished, so standard input is put aside first. */
export async function openSource(name: string): Promise<NamedSource> {
  const spool = name === "-" ? await spoolInput() : null;
  const files = spool ? [spool.file] : await filesOf(name);
  return {
    name,
    byteCount: files.reduce((sum, { bytes }) => sum + bytes, 0),
    documents: async function* () {
      for (const { path, at, savedAt } of files) yield { path, bytes: createReadStream(at), savedAt };
    },
    contentKey: () => keyOf(name, files),
    release: async () => spool?.remove(),
  };
}

/** All that one command names, as one source: its files are imported together and stand in one report. */
export function joinSources(sources: readonly [NamedSource, ...NamedSource[]]): NamedSource {
  const [first, ...others] = sources;
  if (others.length === 0) return first;
  return {
    name: `${first.name} and ${formatCount(others.length, "other")}`,
    byteCount: sources.reduce((sum, { byteCount }) => sum + byteCount, 0),
    documents: async function* () {
      for (const source of sources) yield* source.documents();
    },
    contentKey: async () => {
      const hash = createHash("sha256");
      for (const source of sources) hash.update(`\0${source.name}\0${await source.contentKey()}`);
      return hash.digest("hex");
    },
    release: async () => {
      for (const source of sources) await source.release();
    },
  };
}

async function spoolInput() {
  const folder = await mkdtemp(join(tmpdir(), "komainu-input-"));
  const at = join(folder, "input");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(process.stdin, createWriteStream(at, { mode: 0o600 }));
    const { size } = await stat(at);
    return { file: { path: "-", at, savedAt: null, bytes: size }, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function filesOf(source: string): Promise<InputFile[]> {
  if (!(await stat(source)).isDirectory()) return [await inputFile(source)];
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isHidden(path.slice(source.length)))
    .sort();
  if (paths.length === 0) throw new Error(`${source}: this folder holds no file; name one that does`);
  const files: InputFile[] = [];
  for (const path of paths) files.push(await inputFile(path));
  return files;
}

const isHidden = (path: string) => path.split(/[/\\]/).some((part) => part.startsWith("."));

async function inputFile(path: string): Promise<InputFile> {
  const { size, mtime } = await stat(path);
  return { path, at: path, savedAt: mtime, bytes: size };
}

async function keyOf(name: string, files: readonly InputFile[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { path, at } of files) {
    // One file alone is known by its bytes, so that it is the same under another name and in the page.
    if (files.length > 1) hash.update(`\0${relative(name, path)}\0`);
    for await (const chunk of createReadStream(at)) hash.update(chunk);
  }
  return hash.digest("hex");
}
