import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { readRailFigures } from "@/lib/stats/rail-figures";

export const GET = handle(async () => Response.json(await readRailFigures(await requireApiActor())));
