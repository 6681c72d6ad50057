import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { getLikes } from "@/lib/likes/data";

export const GET = handle(async (_request: Request, { params }: RouteContext<"/api/likes/[id]">) => {
  const actor = await requireApiActor();
  return Response.json(await getLikes(actor, (await params).id));
});
