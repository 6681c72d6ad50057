import NextAuth from "next-auth";
import { answerTooMany } from "@/lib/auth/answer-too-many";
import { assertReadableCallback } from "@/lib/auth/callback";
import { authOptions } from "@/lib/auth/options";
import { handle } from "@/lib/http";

const nextAuth = NextAuth(authOptions);

const handler = handle(async (request: Request, context: RouteContext<"/api/auth/[...nextauth]">) => {
  assertReadableCallback(request);
  return answerTooMany(await nextAuth(request, context));
});

export { handler as GET, handler as POST };
