import { getArticle } from "@/lib/articles/data";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { wakeWorker } from "@/lib/imports/worker";

export const GET = handle(async (_request: Request, { params }: RouteContext<"/api/articles/[id]">) => {
  const actor = await requireApiActor();
  const article = await getArticle(actor, (await params).id);
  if (article.isContextDue) wakeWorker();
  return Response.json(article);
});
