import type { NextRequest } from "next/server";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { listChanges } from "@/lib/imports/data";
import { readImportId, readListRequest } from "@/lib/imports/schema";

export const GET = handle(
  async (request: NextRequest, { params }: RouteContext<"/api/imports/[id]/changes">) => {
    const actor = await requireApiActor();
    const importId = readImportId((await params).id);
    const { kind, cursor } = readListRequest(request.nextUrl.searchParams);
    return Response.json(await listChanges(actor, importId, kind, cursor));
  },
);
