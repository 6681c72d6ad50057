import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { inTransaction } from "@/lib/db/transaction";
import { type DeskSettingName, parseSetting, settingTakes } from "@/lib/domain/desk-settings";
import { AppError } from "@/lib/errors";
import { SETTING_PREFIX } from "./current";

/** Sets one setting of the desk for everybody. Throws `invalid` where it does not take the value. */
export async function saveSetting(actor: Actor, name: DeskSettingName, text: string): Promise<void> {
  assertCan(actor, "desk:configure");
  const parsed = parseSetting(name, text);
  if (parsed === null) throw new AppError("invalid", settingTakes(name));
  const key = `${SETTING_PREFIX}${name}`;
  const value = String(parsed);
  await inTransaction(async (tx) => {
    const before = await tx.setting.findUnique({ where: { key } });
    if (before?.value === value) return;
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    const detail = { from: before?.value ?? null, to: value };
    await recordAudit(tx, actor, { action: "setting.change", subject: name, detail });
  });
}
