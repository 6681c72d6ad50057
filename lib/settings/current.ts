import "server-only";
import { cache } from "react";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { type DeskSettings, readSettings } from "@/lib/domain/desk-settings";

/** Settings of the desk stand beside other things that the desk keeps, under this prefix. */
export const SETTING_PREFIX = "desk.";

/** What the desk is set to. It takes no actor: signing in and the work of processes follow it too. */
export const currentSettings = cache(async (): Promise<DeskSettings> => {
  const rows = await selectRows<{ key: string; value: string }>(
    Prisma.sql`SELECT key, value FROM setting WHERE starts_with(key, ${SETTING_PREFIX})`,
    { keepPlan: true },
  );
  return readSettings(new Map(rows.map(({ key, value }) => [key.slice(SETTING_PREFIX.length), value])));
});
