import { getArticle } from "@/lib/articles/data";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";

export const GET = handle(async (_request: Request, { params }: RouteContext<"/api/articles/[id]">) => {
  const actor = await requireApiActor();
  return Response.json(await getArticle(actor, (await params).id));
});
