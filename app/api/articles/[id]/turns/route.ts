import { requireApiActor } from "@/lib/auth/session";
import { listTurns } from "@/lib/conversation/data";
import { handle } from "@/lib/http";

export const GET = handle(async (request: Request, { params }: RouteContext<"/api/articles/[id]/turns">) => {
  const actor = await requireApiActor();
  const ids = new URL(request.url).searchParams.get("ids")?.split(",") ?? [];
  return Response.json(await listTurns(actor, (await params).id, ids));
});
