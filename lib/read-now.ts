import "server-only";
import type { Now } from "@/lib/format";
import { readPreferences } from "@/lib/preferences";
import { currentSettings } from "@/lib/settings/current";

/** The moment of this request in the clock that this browser wants: its own choice, else the desk's. */
export async function readNow(): Promise<Now> {
  const [{ timeZone }, settings] = await Promise.all([readPreferences(), currentSettings()]);
  return { at: new Date(), zone: timeZone ?? settings.timeZone };
}
