/** The bytes of a document as they pass, and the beginning of them kept: what is refused must not be lost. */
export type RecordedBytes = {
  bytes: AsyncIterable<Uint8Array>;
  byteCount(): number;
  /** The whole document as text, or null where it is too long or no UTF-8. Reads on as far as it must. */
  text(): Promise<string | null>;
  /** Lets go of the source. */
  close(): Promise<void>;
};

/** Watches the bytes of a document; keeps them while they are at most `bytesMax`. */
export function recordBytes(source: AsyncIterable<Uint8Array>, bytesMax: number): RecordedBytes {
  const iterator = source[Symbol.asyncIterator]();
  let kept: Uint8Array[] = [];
  let count = 0;
  let isOver = false;
  let hasFailed = false;
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    if (isOver) return { done: true, value: undefined };
    const found = await iterator.next().catch((error: unknown) => {
      isOver = true;
      hasFailed = true;
      throw error;
    });
    if (found.done) {
      isOver = true;
      return { done: true, value: undefined };
    }
    count += found.value.byteLength;
    if (count <= bytesMax) kept.push(found.value);
    else kept = [];
    return { done: false, value: found.value };
  };
  return {
    // Without `return`: a reader that gives up must not end the source before the rest of it is kept.
    bytes: { [Symbol.asyncIterator]: () => ({ next }) },
    byteCount: () => count,
    text: async () => {
      try {
        while (count <= bytesMax && !(await next()).done);
      } catch {
        return null;
      }
      return count <= bytesMax && !hasFailed ? utf8(Buffer.concat(kept)) : null;
    },
    close: async () => {
      isOver = true;
      await iterator.return?.();
    },
  };
}

function utf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
