import "server-only";
import { AppError } from "@/lib/errors";
import { tooLargeMessage, UPLOAD_BYTES_MAX } from "./upload-limit";

/** The bytes of an upload as they arrive. Refuses one that grows too large, and says so when it breaks off. */
export async function* uploadBytes(
  fileName: string,
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  let bytes = 0;
  const next = async () => {
    const { done, value } = await reader.read().catch(() => {
      throw new AppError("invalid", `${fileName}: the upload broke off. Import the file again.`);
    });
    bytes += value?.byteLength ?? 0;
    if (bytes > UPLOAD_BYTES_MAX) throw new AppError("too_large", tooLargeMessage(fileName));
    return done ? null : value;
  };
  try {
    for (let chunk = await next(); chunk; chunk = await next()) yield chunk;
  } finally {
    // A browser hears a refusal only when it has sent everything.
    while (bytes <= UPLOAD_BYTES_MAX && (await next().catch(() => null)));
    reader.releaseLock();
  }
}
