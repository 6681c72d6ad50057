import { requireApiActor } from "@/lib/auth/session";
import { getComment } from "@/lib/comments/data";
import { handle } from "@/lib/http";

export const GET = handle(async (_request: Request, { params }: RouteContext<"/api/comments/[id]">) => {
  const actor = await requireApiActor();
  return Response.json(await getComment(actor, (await params).id));
});
