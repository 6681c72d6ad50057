import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { getImportView } from "@/lib/imports/data";
import { readImportId } from "@/lib/imports/schema";

export const GET = handle(async (_request: Request, { params }: RouteContext<"/api/imports/[id]">) => {
  const actor = await requireApiActor();
  const view = await getImportView(actor, readImportId((await params).id));
  return Response.json(view);
});
