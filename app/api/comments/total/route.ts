import { requireApiActor } from "@/lib/auth/session";
import { countComments } from "@/lib/comments/data";
import { loadCommentQuery } from "@/lib/comments/query";
import { handle } from "@/lib/http";

export const GET = handle(async (request: Request) =>
  Response.json(await countComments(await requireApiActor(), loadCommentQuery(request))),
);
