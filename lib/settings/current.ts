import "server-only";
import { cache } from "react";
import { db } from "@/lib/db/client";
import { type DeskSettings, readSettings } from "@/lib/domain/desk-settings";

/** Settings of the desk stand beside other things that the desk keeps, under this prefix. */
export const SETTING_PREFIX = "desk.";

/** What the desk is set to. It takes no actor: signing in and the work of processes follow it too. */
export const currentSettings = cache(async (): Promise<DeskSettings> => {
  const rows = await db.setting.findMany({ where: { key: { startsWith: SETTING_PREFIX } } });
  return readSettings(new Map(rows.map(({ key, value }) => [key.slice(SETTING_PREFIX.length), value])));
});
