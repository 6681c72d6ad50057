import { listArticles } from "@/lib/articles/data";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";

/** Articles whose title holds `q`, for choosing one. */
export const GET = handle(async (request: Request) => {
  const actor = await requireApiActor();
  const q = new URL(request.url).searchParams.get("q");
  return Response.json(await listArticles(actor, { q, cursor: null }));
});
