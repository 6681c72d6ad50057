import { findLastAct } from "@/lib/activity/data";
import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";

/** What whoever asks did last and did not undo, before `?at=` and `?id=` where these are given; null: nothing. */
export const GET = handle(async (request: Request) => {
  const actor = await requireApiActor();
  const { searchParams } = new URL(request.url);
  const [at, id] = [searchParams.get("at"), searchParams.get("id")];
  const before = at === null || id === null ? null : { at, id };
  return Response.json(await findLastAct(actor, before));
});
