import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { assertCan } from "@/lib/auth/actor";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { receiveUpload } from "@/lib/imports/receive-upload";
import { readUploadRequest } from "@/lib/imports/schema";

/** `POST /api/imports?name=<file name>[&savedAt=<time>][&id=<uuid>][&format=<format>]`, the file as the body. */
export const POST = handle(async (request: NextRequest) => {
  const actor = await requireApiActor();
  assertCan(actor, "import:run");
  const { id, name, format, savedAt } = readUploadRequest(request.nextUrl.searchParams);
  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  const received = await receiveUpload(actor, {
    id: id ?? randomUUID(),
    fileName: name,
    body: request.body,
    byteCount: Number.isSafeInteger(declared) ? declared : null,
    options: { ...(format && { format }), ...(savedAt && { savedAt }) },
  });
  return Response.json(received, { status: 202 });
});
