import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { listRules } from "@/lib/rules/data";

export const GET = handle(async () => Response.json(await listRules(await requireApiActor())));
