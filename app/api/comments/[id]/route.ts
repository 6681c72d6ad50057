import { requireApiActor } from "@/lib/auth/session";
import { getComment } from "@/lib/comments/data";
import { handle } from "@/lib/http";
import { wakeWorker } from "@/lib/imports/worker";

export const GET = handle(async (_request: Request, { params }: RouteContext<"/api/comments/[id]">) => {
  const actor = await requireApiActor();
  const comment = await getComment(actor, (await params).id);
  // Nobody waits for what nobody works out, such as what a correction left.
  if (comment.isContextDue) wakeWorker();
  return Response.json(comment);
});
