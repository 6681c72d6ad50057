import "server-only";
import type { Prisma } from "@/lib/db/generated/client";

function settingKey(moderatorId: string): string {
  return `one_time_password:${moderatorId}`;
}

/** Remembers whether this person still uses a password that somebody else has seen. */
export async function markOneTime(tx: Prisma.TransactionClient, moderatorId: string, isOneTime: boolean) {
  const key = settingKey(moderatorId);
  await tx.setting.deleteMany({ where: { key } });
  if (isOneTime) await tx.setting.create({ data: { key, value: "yes" } });
}

export async function hasOneTimePassword(
  tx: Prisma.TransactionClient,
  moderatorId: string,
): Promise<boolean> {
  return (await tx.setting.count({ where: { key: settingKey(moderatorId) } })) > 0;
}
