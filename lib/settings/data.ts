import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import type { DeskSettings } from "@/lib/domain/desk-settings";
import { currentSettings } from "./current";

/** What the desk is set to, for a page. */
export async function getSettings(actor: Actor): Promise<DeskSettings> {
  assertCan(actor, "comment:read");
  return currentSettings();
}
