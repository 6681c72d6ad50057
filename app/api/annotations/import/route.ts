import type { NextRequest } from "next/server";
import { importAnnotations, importSentence } from "@/lib/annotations/receive-file";
import { requireApiActor } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { handle } from "@/lib/http";

/** `POST /api/annotations/import`, a JSON-LD file of Web Annotations as the body. */
export const POST = handle(async (request: NextRequest) => {
  const actor = await requireApiActor();
  if (!request.body) throw new AppError("invalid", "The file is empty. Choose one with annotations.");
  const outcome = await importAnnotations(actor, request.body);
  return Response.json({ message: importSentence(outcome), added: outcome.added, known: outcome.known });
});
