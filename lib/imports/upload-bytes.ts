import "server-only";
import { AppError } from "@/lib/errors";
import { tooLargeMessage, UPLOAD_BYTES_MAX } from "./upload-limit";

// So much of a refused upload is still read, since a browser hears the refusal only when it has sent everything.
const DRAINED_BYTES_MAX = 64 * 1024 * 1024;

/** The largest file that this desk takes from a browser. */
export function uploadBytesMax(): number {
  const asked = Number(process.env.KOMAINU_UPLOAD_BYTES_MAX);
  return Number.isSafeInteger(asked) && asked > 0 ? asked : UPLOAD_BYTES_MAX;
}

/** The bytes of an upload as they arrive. Refuses one that grows too large, and says so when it breaks off. */
export async function* uploadBytes(
  fileName: string,
  body: ReadableStream<Uint8Array> | null,
  byteCount: number | null,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const bytesMax = uploadBytesMax();
  const tooLarge = () => new AppError("too_large", tooLargeMessage(fileName, bytesMax));
  const reader = body.getReader();
  let bytes = 0;
  const next = async () => {
    const { done, value } = await reader.read().catch(() => {
      throw new AppError("invalid", `${fileName}: the upload broke off. Send the file again.`);
    });
    bytes += value?.byteLength ?? 0;
    return done ? null : value;
  };
  try {
    if (byteCount !== null && byteCount > bytesMax) throw tooLarge();
    for (let chunk = await next(); chunk; chunk = await next()) {
      if (bytes > bytesMax) throw tooLarge();
      yield chunk;
    }
    if (byteCount !== null && bytes < byteCount) {
      throw new AppError("invalid", `${fileName}: the upload broke off. Send the file again.`);
    }
  } finally {
    const drainedMax = bytes + DRAINED_BYTES_MAX;
    while (bytes < drainedMax && (await next().catch(() => null)));
    await reader.cancel().catch(() => undefined);
  }
}
