import "server-only";
import { statfs } from "node:fs/promises";
import type { Actor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { formatBytes } from "@/lib/format";
import { currentSettings } from "@/lib/settings/current";
import { silentSince } from "./find-work";

const GIGABYTE = 1024 ** 3;
/** Below that, or below a tenth of the disk, no upload is taken: decisions must go on. */
const FREE_BYTES_MIN = 2 * GIGABYTE;
const FREE_SHARE_MIN = 0.1;
/** The page sends two at once. */
const OPEN_MAX = 6;

type Sent = { fileName: string; byteCount: number | null };

/** Holds what a person sends until the transaction ends, and refuses one upload more than there is room for. */
export async function assertRoom(
  tx: Prisma.TransactionClient,
  actor: Actor,
  { fileName, byteCount }: Sent,
): Promise<void> {
  await assertDisk(fileName, byteCount ?? 0);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('uploads of ' || ${actor.moderatorId}, 0))`;
  const { open } = await assertQuota(tx, actor, fileName);
  if (open > OPEN_MAX) {
    throw new AppError(
      "too_many",
      `${fileName}: ${OPEN_MAX} of your files are being sent already. Send it when one of them has arrived.`,
    );
  }
}

/** Refuses where all that a person has sent and not yet imported takes more than the desk allows. */
export async function assertQuota(
  tx: Prisma.TransactionClient,
  { moderatorId }: Actor,
  fileName: string,
): Promise<{ open: number }> {
  const [found] = await tx.$queryRaw<{ open: number; bytes: number }[]>`
    SELECT count(*) FILTER (WHERE i.status = 'receiving' AND i.heartbeat_at > ${silentSince()})::int AS open,
           coalesce(sum(CASE WHEN i.status = 'receiving' THEN greatest(i.bytes, kept.bytes) ELSE kept.bytes END), 0)::float8
             AS bytes
    FROM import i CROSS JOIN LATERAL (
      SELECT coalesce(max(c.number) + 1, 0)::int8 * 1048576 AS bytes FROM import_chunk c WHERE c.import_id = i.id) kept
    WHERE i.moderator_id = ${moderatorId}::uuid AND i.status IN ('receiving', 'waiting', 'running', 'previewed')`;
  const { uploadQuotaGb } = await currentSettings();
  const { open, bytes } = found ?? { open: 0, bytes: 0 };
  if (bytes > uploadQuotaGb * GIGABYTE) {
    throw new AppError(
      "no_room",
      `${fileName}: with it, your files that are not imported yet would take more than ${uploadQuotaGb} GB, the most this desk keeps for one person. Import or discard some of them first.`,
    );
  }
  return { open };
}

/** Refuses where the disk of the database has too little room; where that disk is not known, nothing is. */
export async function assertDisk(fileName: string, byteCount: number): Promise<void> {
  const folder = process.env.KOMAINU_DATA_FOLDER;
  if (!folder) return;
  const { bavail, blocks, bsize } = await statfs(folder);
  const disk = { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  if (hasRoom(disk, byteCount)) return;
  throw new AppError(
    "no_room",
    `${fileName}: the disk of the desk has only ${formatBytes(disk.freeBytes)} left, and no file is taken that leaves less than ${formatBytes(FREE_BYTES_MIN)} or a tenth of it. Tell those who run the desk.`,
  );
}

/** Whether so many bytes more leave enough. */
export function hasRoom(disk: { freeBytes: number; totalBytes: number }, byteCount: number): boolean {
  return disk.freeBytes - byteCount >= Math.max(FREE_BYTES_MIN, FREE_SHARE_MIN * disk.totalBytes);
}
