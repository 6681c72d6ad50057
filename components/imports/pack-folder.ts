import type { NamedFile } from "./read-drop";

const BLOCK_BYTES = 512;
const NAME_BYTES_MAX = 100;
const encoder = new TextEncoder();

/** A folder as one tar archive. Its files are read only while it is sent, so that a large one takes no memory. */
export function packFolder(files: readonly NamedFile[]): Blob {
  const parts = files.flatMap(({ file, name }) => {
    const savedAt = Math.max(0, Math.floor(file.lastModified / 1000));
    return [
      ...pathRecord(name),
      header({ name: plainName(name), size: file.size, savedAt, type: "0" }),
      file,
      padding(file.size),
    ];
  });
  return new Blob([...parts, new Uint8Array(2 * BLOCK_BYTES)]);
}

/** The whole path, in a record of its own: the header has room for a hundred bytes of ASCII. */
function pathRecord(path: string): Uint8Array<ArrayBuffer>[] {
  const body = encoder.encode(` path=${path}\n`);
  // A record begins with its own length, the digits of the length among them.
  const digits = [1, 2, 3, 4, 5].find((count) => String(body.length + count).length === count) ?? 5;
  const record = joined([encoder.encode(String(body.length + digits)), body]);
  return [
    header({ name: "path", size: record.length, savedAt: 0, type: "x" }),
    record,
    padding(record.length),
  ];
}

function plainName(path: string): string {
  return path.replace(/[^\x20-\x7e]/g, "_").slice(-NAME_BYTES_MAX);
}

type Header = { name: string; size: number; savedAt: number; type: "0" | "x" };

function header({ name, size, savedAt, type }: Header): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(BLOCK_BYTES);
  const write = (text: string, at: number) => block.set(encoder.encode(text), at);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  write(name, 0);
  write(octal(0o644, 7), 100);
  write(octal(0, 7), 108);
  write(octal(0, 7), 116);
  write(octal(size, 11), 124);
  write(octal(savedAt, 11), 136);
  write(" ".repeat(8), 148);
  write(type, 156);
  write("ustar", 257);
  write("00", 263);
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

function padding(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
