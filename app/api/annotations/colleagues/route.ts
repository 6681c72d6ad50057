import { listColleagues } from "@/lib/annotations/data";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";

export const GET = handle(async () => Response.json(await listColleagues(await requireApiActor())));
