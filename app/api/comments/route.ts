import { requireApiActor } from "@/lib/auth/session";
import { listComments } from "@/lib/comments/data";
import { loadCommentQuery } from "@/lib/comments/query";
import { handle } from "@/lib/http";

export const GET = handle(async (request: Request) => {
  const actor = await requireApiActor();
  const cursor = new URL(request.url).searchParams.get("cursor");
  return Response.json(await listComments(actor, loadCommentQuery(request), cursor));
});
