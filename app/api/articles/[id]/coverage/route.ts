import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { listCoverage } from "@/lib/stories/data";

export const GET = handle(
  async (_request: Request, { params }: RouteContext<"/api/articles/[id]/coverage">) => {
    const actor = await requireApiActor();
    return Response.json(await listCoverage(actor, (await params).id));
  },
);
