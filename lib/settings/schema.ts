import { z } from "zod";
import { DESK_SETTING_NAMES } from "@/lib/domain/desk-settings";

export const settingSchema = z.object({ name: z.enum(DESK_SETTING_NAMES), text: z.string().max(200) });
