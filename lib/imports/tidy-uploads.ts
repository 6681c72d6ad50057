import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { systemActor } from "@/lib/auth/system-actor";
import { db } from "@/lib/db/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { formatCount } from "@/lib/format";
import { currentSettings } from "@/lib/settings/current";
import { endSilentUploads } from "./receive-upload";
import { removeLeftBytes } from "./remove-bytes";

const DAY_MS = 24 * 60 * 60 * 1000;
const REMOVE_MS = 2000;

/** Ends uploads whose sender is gone and previews that nobody answered, and removes their bytes. False: all is tidy. */
export async function tidyUploads(): Promise<boolean> {
  await endSilentUploads();
  await lapsePreviews(new Date());
  return removeLeftBytes(REMOVE_MS);
}

/** Discards previews that have waited for a yes for longer than the desk keeps them. */
export async function lapsePreviews(now: Date): Promise<void> {
  const { previewDays } = await currentSettings();
  const before = new Date(now.getTime() - previewDays * DAY_MS);
  const waiting = { status: "previewed", heartbeatAt: { lt: before } };
  for (const { id, fileName } of await db.import.findMany({ where: waiting })) {
    const failure = `${fileName}: nobody said yes to this preview for ${formatCount(previewDays, "day")}, so it was discarded. Send the file again.`;
    await inTransaction(async (tx) => {
      const data = { status: "failed", failure, finishedAt: now };
      const { count } = await tx.import.updateMany({ where: { id, ...waiting }, data });
      if (count === 0) return;
      await recordAudit(tx, systemActor(), {
        action: "import.lapse",
        subject: fileName,
        detail: { importId: id },
      });
      await notify(tx, [{ kind: "import", importId: id, status: "failed" }]);
    });
  }
}
