const SIGNATURES: readonly [ContentKind, readonly number[], number?][] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["other-archive", [0x42, 0x5a, 0x68]],
  ["other-archive", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["other-archive", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["other-archive", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["other-archive", [0x28, 0xb5, 0x2f, 0xfd]],
  ["media", [0x89, 0x50, 0x4e, 0x47]],
  ["media", [0xff, 0xd8, 0xff]],
  ["media", [0x47, 0x49, 0x46, 0x38]],
  ["media", [0x57, 0x45, 0x42, 0x50], 8],
  ["media", [0x00, 0x00, 0x01, 0x00]],
  ["media", [0x66, 0x74, 0x79, 0x70], 4],
  ["media", [0x77, 0x4f, 0x46]],
];
const TAR_BLOCK = 512;
const CHECKSUM_AT = 148;
const CHECKSUM_LENGTH = 8;

export type ContentKind = "zip" | "gzip" | "tar" | "other-archive" | "media" | "document";

/** What a file is by its first bytes, whatever its name says. */
export function contentKind(start: Uint8Array): ContentKind {
  const found = SIGNATURES.find(([, signature, at = 0]) =>
    signature.every((byte, index) => start[at + index] === byte),
  );
  if (found) return found[0];
  return isTar(start) ? "tar" : "document";
}

/** The first header of a tar carries the sum of its own bytes. */
function isTar(start: Uint8Array): boolean {
  if (start.length < TAR_BLOCK) return false;
  const written = new TextDecoder("latin1").decode(
    start.subarray(CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH),
  );
  const checksum = /^[ \0]*([0-7]{1,7})[ \0]/.exec(written)?.[1];
  if (checksum === undefined) return false;
  const isInChecksum = (at: number) => at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM_LENGTH;
  const sum = start
    .subarray(0, TAR_BLOCK)
    .reduce((total, byte, at) => total + (isInChecksum(at) ? 0x20 : byte), 0);
  return sum === Number.parseInt(checksum, 8);
}
