import type { NextRequest } from "next/server";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { listRefusals } from "@/lib/imports/data";
import { readImportId, readListRequest } from "@/lib/imports/schema";

export const GET = handle(
  async (request: NextRequest, { params }: RouteContext<"/api/imports/[id]/refused">) => {
    const actor = await requireApiActor();
    const importId = readImportId((await params).id);
    const { cursor } = readListRequest(request.nextUrl.searchParams);
    return Response.json(await listRefusals(actor, importId, cursor));
  },
);
