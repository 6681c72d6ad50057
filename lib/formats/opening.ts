const OPENING_BYTES = 64 * 1024;

/** How a document begins: enough to tell its form. */
export type Opening = {
  /** At most 64 KB. */
  bytes: Uint8Array;
  /** The same as text: UTF-8, or UTF-16 where a byte-order mark says so; without the mark. */
  text: string;
  /** The document is no longer than this. */
  isWhole: boolean;
};

/** Reads the opening of a stream, and gives the whole stream back with it. */
export async function readOpening(
  source: AsyncIterable<Uint8Array>,
): Promise<{ opening: Opening; bytes: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  while (length < OPENING_BYTES && !isWhole) {
    const next = await iterator.next();
    if (next.done) isWhole = true;
    else {
      chunks.push(next.value);
      length += next.value.length;
    }
  }
  const bytes = Buffer.concat(chunks).subarray(0, OPENING_BYTES);
  const opening = { bytes, text: decode(bytes), isWhole: isWhole && length <= OPENING_BYTES };
  return { opening, bytes: replay(chunks, iterator) };
}

async function* replay(
  chunks: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // A character that the limit cuts is left out.
  return new TextDecoder("utf-8").decode(bytes, { stream: true });
}
