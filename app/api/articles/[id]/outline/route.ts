import { requireApiActor } from "@/lib/auth/session";
import { readOutline } from "@/lib/conversation/data";
import { handle } from "@/lib/http";

export const GET = handle(
  async (request: Request, { params }: RouteContext<"/api/articles/[id]/outline">) => {
    const actor = await requireApiActor();
    const cursor = new URL(request.url).searchParams.get("cursor");
    return Response.json(await readOutline(actor, (await params).id, cursor));
  },
);
