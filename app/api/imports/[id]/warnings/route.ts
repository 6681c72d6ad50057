import type { NextRequest } from "next/server";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { listWarnings } from "@/lib/imports/data";
import { readImportId, readListRequest } from "@/lib/imports/schema";

export const GET = handle(
  async (request: NextRequest, { params }: RouteContext<"/api/imports/[id]/warnings">) => {
    const actor = await requireApiActor();
    const importId = readImportId((await params).id);
    const { code, file, cursor } = readListRequest(request.nextUrl.searchParams);
    return Response.json(await listWarnings(actor, importId, { code, file, cursor }));
  },
);
