import NextAuth from "next-auth";
import { answerTooMany } from "@/lib/auth/answer-too-many";
import { assertReadable } from "@/lib/auth/callback";
import { authOptions } from "@/lib/auth/options";
import { findSignedIn } from "@/lib/auth/session";
import { handle } from "@/lib/http";

const nextAuth = NextAuth(authOptions);

const handler = handle(async (request: Request, context: RouteContext<"/api/auth/[...nextauth]">) => {
  await assertReadable(request);
  // Next-auth takes the cookie of whoever it cannot look up: while the database is away, this fails before.
  if (new URL(request.url).pathname.endsWith("/session")) await findSignedIn();
  return answerTooMany(await nextAuth(request, context));
});

export { handler as GET, handler as POST };
