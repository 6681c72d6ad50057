import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { listNear } from "@/lib/links/data";

export const GET = handle(async (request: Request, { params }: RouteContext<"/api/comments/[id]/near">) => {
  const actor = await requireApiActor();
  const around = new URL(request.url).searchParams.get("around");
  return Response.json(await listNear(actor, (await params).id, around));
});
