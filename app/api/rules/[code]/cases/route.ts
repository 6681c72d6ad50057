import { z } from "zod";
import { requireApiActor } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { handle } from "@/lib/http";
import { findSimilarCases } from "@/lib/rules/data";

export const GET = handle(async (request: Request, { params }: RouteContext<"/api/rules/[code]/cases">) => {
  const actor = await requireApiActor();
  const commentId = z.guid().safeParse(new URL(request.url).searchParams.get("comment"));
  if (!commentId.success)
    throw new AppError("invalid", "Say which comment the cases should be like: ?comment=ID.");
  return Response.json(
    await findSimilarCases(actor, { code: (await params).code, commentId: commentId.data }),
  );
});
