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

// So long nothing may come, and a megabyte may take twice as long: else the sender is gone, or holds the line.
const IDLE_MS = 30_000;
const MEGABYTE = 1024 * 1024;

/**
 * The bytes of an upload as they arrive. Refuses one that grows too large or stands still, and says so when it breaks
 * off.
 */
export async function* uploadBytes(
  fileName: string,
  body: ReadableStream<Uint8Array> | null,
  byteCount: number | null,
  idleMs: number = IDLE_MS,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const bytesMax = uploadBytesMax();
  const tooLarge = () => new AppError("too_large", tooLargeMessage(fileName, bytesMax));
  const reader = body.getReader();
  let bytes = 0;
  let megabyteAt = performance.now();
  const next = async () => {
    const patience = Math.min(idleMs, megabyteAt + 2 * idleMs - performance.now());
    const { done, value } = await within(patience, stoodStill(fileName, idleMs), reader.read()).catch(
      (error: unknown) => {
        if (error instanceof AppError) throw error;
        throw new AppError("invalid", `${fileName}: the upload broke off. Send the file again.`);
      },
    );
    const before = bytes;
    bytes += value?.byteLength ?? 0;
    if (Math.floor(bytes / MEGABYTE) > Math.floor(before / MEGABYTE)) megabyteAt = performance.now();
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

function stoodStill(fileName: string, idleMs: number): AppError {
  const seconds = Math.round(idleMs / 1000);
  return new AppError(
    "conflict",
    `${fileName}: the upload stood still for ${seconds} seconds. Send the file again.`,
  );
}

async function within<Result>(ms: number, failure: AppError, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(failure), Math.max(0, ms));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
