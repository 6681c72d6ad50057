import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { assertCan } from "@/lib/auth/actor";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { importDocument } from "@/lib/imports/mutations";
import { readUploadRequest } from "@/lib/imports/schema";
import { uploadBytes } from "@/lib/imports/upload-bytes";
import { assertSameOrigin } from "@/lib/same-origin";

/** `POST /api/imports?name=<file name>[&id=<uuid>][&format=<format>]`, the file as the body. */
export const POST = handle(async (request: NextRequest) => {
  assertSameOrigin(request.headers, process.env.NEXTAUTH_URL);
  const actor = await requireApiActor();
  assertCan(actor, "import:run");
  const { id, name, format } = readUploadRequest(request.nextUrl.searchParams);
  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  const result = await importDocument(actor, {
    id: id ?? randomUUID(),
    fileName: name,
    bytes: uploadBytes(name, request.body),
    byteCount: Number.isSafeInteger(declared) ? declared : null,
    format,
  });
  return Response.json(result);
});
