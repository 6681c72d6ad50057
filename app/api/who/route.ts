import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";

/** Who is signed in. */
export const GET = handle(async () => {
  const { moderatorId, name } = await requireApiActor();
  return Response.json({ id: moderatorId, name });
});
