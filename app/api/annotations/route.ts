import type { NextRequest } from "next/server";
import { annotationsOf } from "@/lib/annotations/data";
import { subjectsSchema } from "@/lib/annotations/schema";
import { requireApiActor } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { handle } from "@/lib/http";

/** `GET /api/annotations?subject=<id>[&subject=…]`: of comments and articles, with the places as they are now. */
export const GET = handle(async (request: NextRequest) => {
  const actor = await requireApiActor();
  const asked = subjectsSchema.safeParse(request.nextUrl.searchParams.getAll("subject"));
  if (!asked.success) {
    throw new AppError("invalid", asked.error.issues[0]?.message ?? "The address cannot be read.");
  }
  return Response.json(await annotationsOf(actor, asked.data));
});
