import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { sentence } from "./sentence";

/** A file to read, or standard input as `-`. */
export type InputDocument = { file: string; bytes: AsyncIterable<Uint8Array>; byteCount: number | null };

/**
 * The documents behind what was named on the command line, in that order; a folder gives its files, all the way down,
 * by name. What does not exist is handed to `refuse`.
 */
export async function* inputDocuments(
  sources: readonly string[],
  refuse: (reason: string) => void,
): AsyncGenerator<InputDocument> {
  for (const source of sources) {
    try {
      if (source === "-") yield { file: "-", bytes: process.stdin, byteCount: null };
      else for (const file of await filesOf(source)) yield await open(file);
    } catch (error) {
      refuse(sentence(error));
    }
  }
}

async function open(file: string): Promise<InputDocument> {
  const { size } = await stat(file);
  return { file, bytes: createReadStream(file), byteCount: size };
}

async function filesOf(source: string): Promise<string[]> {
  if (!(await stat(source)).isDirectory()) return [source];
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !file
          .slice(source.length)
          .split(/[/\\]/)
          .some((part) => part.startsWith(".")),
    )
    .sort();
  if (files.length === 0) throw new Error(`${source}: this folder holds no file; name one that does`);
  return files;
}
