import "server-only";
import { createHash } from "node:crypto";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { soundText } from "@/lib/domain/sound-text";
import { AppError } from "@/lib/errors";
import { silentSince } from "./find-work";
import type { ImportOptions } from "./import-options";
import { removeBytes } from "./remove-bytes";
import { STALE_MS } from "./runner";
import { uploadBytes } from "./upload-bytes";
import { assertDisk, assertQuota, assertRoom } from "./upload-room";

const CHUNK_BYTES = 1024 * 1024;
/** After so many pieces it is looked whether there still is room. */
const ROOM_EVERY = 16;

export type UploadRequest = {
  /** Chosen by the sender: the same upload twice is one import. */
  id: string;
  fileName: string;
  body: ReadableStream<Uint8Array> | null;
  byteCount: number | null;
  options: ImportOptions;
};

/**
 * Keeps an uploaded file as it arrives, a megabyte at a time, and then asks for its preview. One that breaks off, stands
 * still, finds no room, grows too large or is cancelled leaves no bytes behind. Safe to repeat with the same id.
 */
export async function receiveUpload(actor: Actor, request: UploadRequest): Promise<{ importId: string }> {
  assertCan(actor, "import:run");
  const { id, body } = request;
  const fileName = soundText(request.fileName).text.slice(-400);
  const state = await beginUpload(actor, { ...request, fileName });
  if (state === "known") {
    await body?.cancel();
    return { importId: id };
  }
  try {
    await keepBytes(actor, { id, fileName }, uploadBytes(fileName, body, request.byteCount));
  } catch (error) {
    const failure =
      error instanceof AppError ? error.message : `${fileName}: could not be kept. Send it again.`;
    await endUpload(id, error instanceof Cancelled ? "cancelled" : "failed", failure);
    if (error instanceof Cancelled) throw new AppError("conflict", `${fileName}: the upload was cancelled.`);
    throw error;
  }
  return { importId: id };
}

class Cancelled extends Error {}

async function beginUpload(
  actor: Actor,
  { id, fileName, byteCount, options }: UploadRequest,
): Promise<"begun" | "known"> {
  const isNew = await inTransaction(async (tx) => {
    const { count } = await tx.import.createMany({
      data: {
        id,
        moderatorId: actor.moderatorId,
        fileName,
        bytes: byteCount ?? 0,
        status: "receiving",
        wants: "preview",
        options,
        heartbeatAt: new Date(),
      },
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await assertRoom(tx, actor, { fileName, byteCount });
    await notify(tx, [{ kind: "import", importId: id, status: "receiving" }]);
    return true;
  });
  if (isNew) return "begun";
  const state = await repeatUpload(actor, id, { fileName, byteCount });
  if (state === "begun") await removeBytes(id);
  return state;
}

/** The upload of an id that is known: whole already, or to be sent anew since it broke off. */
async function repeatUpload(
  actor: Actor,
  id: string,
  { fileName, byteCount }: { fileName: string; byteCount: number | null },
): Promise<"begun" | "known"> {
  return inTransaction(async (tx) => {
    const known = await tx.import.findUniqueOrThrow({ where: { id } });
    if (known.moderatorId !== actor.moderatorId) {
      throw new AppError(
        "conflict",
        `${fileName}: another import has this id. Reload the page and try again.`,
      );
    }
    const isBrokenOff = known.status === "failed" && known.contentKey === null && known.wants === "preview";
    const isSilent = (known.heartbeatAt?.getTime() ?? 0) < Date.now() - STALE_MS;
    if (known.status === "receiving" && !isSilent) {
      throw new AppError("conflict", `${fileName}: is still being sent. Wait for its end, or cancel it.`);
    }
    if (known.status !== "receiving" && !isBrokenOff) return "known";
    const now = new Date();
    await tx.import.update({
      where: { id },
      data: { status: "receiving", failure: null, finishedAt: null, isCancelled: false, heartbeatAt: now },
    });
    await assertRoom(tx, actor, { fileName, byteCount });
    return "begun";
  });
}

async function keepBytes(
  actor: Actor,
  { id: importId, fileName }: { id: string; fileName: string },
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const hash = createHash("sha256");
  let total = 0;
  let number = 0;
  for await (const chunk of inChunks(bytes)) {
    hash.update(chunk);
    total += chunk.byteLength;
    if (number % ROOM_EVERY === ROOM_EVERY - 1) {
      await assertDisk(fileName, 0);
      await assertQuota(db, actor, fileName);
    }
    await keepChunk(importId, number, chunk);
    number += 1;
  }
  const { count } = await db.import.updateMany({
    where: { id: importId, status: "receiving", isCancelled: false },
    data: {
      status: "waiting",
      contentKey: hash.digest("hex"),
      bytes: total,
      heartbeatAt: null,
    },
  });
  if (count === 0) throw new Cancelled();
  await notify(db, [{ kind: "import", importId, status: "waiting" }]);
}

async function keepChunk(importId: string, number: number, chunk: Uint8Array): Promise<void> {
  const kept = await db.$executeRaw`
    WITH alive AS (
      UPDATE import SET heartbeat_at = now() WHERE id = ${importId}::uuid AND status = 'receiving' AND NOT is_cancelled
      RETURNING id)
    INSERT INTO import_chunk (import_id, number, bytes) SELECT id, ${number}::int, ${chunk} FROM alive`;
  if (kept === 0) throw new Cancelled();
}

/** The same bytes in pieces of a megabyte, the last one shorter; an empty file is one empty piece. */
async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let isFirst = true;
  for await (const part of bytes) {
    parts.push(part);
    length += part.byteLength;
    while (length >= CHUNK_BYTES) {
      const whole = Buffer.concat(parts);
      yield whole.subarray(0, CHUNK_BYTES);
      isFirst = false;
      parts = [whole.subarray(CHUNK_BYTES)];
      length -= CHUNK_BYTES;
    }
  }
  if (length > 0 || isFirst) yield Buffer.concat(parts);
}

async function endUpload(id: string, status: "failed" | "cancelled", failure: string): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.import.updateMany({
      where: { id, status: "receiving" },
      data: {
        status,
        failure: status === "failed" ? failure : null,
        finishedAt: new Date(),
        runner: Prisma.DbNull,
      },
    });
    await notify(tx, [{ kind: "import", importId: id, status }]);
  });
  // Whoever sent it hears now why it is refused; the worker removes the rest.
  await removeBytes(id, 1);
}

/** Uploads whose sender is gone, and whose process was killed before it could say so, are ended. */
export async function endSilentUploads(): Promise<void> {
  const silent = await db.import.findMany({
    where: { status: "receiving", heartbeatAt: { lt: silentSince() } },
    select: { id: true, fileName: true },
  });
  for (const { id, fileName } of silent) {
    await endUpload(id, "failed", `${fileName}: the upload broke off. Send the file again.`);
  }
}
