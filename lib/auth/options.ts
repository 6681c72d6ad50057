import "server-only";
import { cookies, headers } from "next/headers";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { deviceCookie, deviceCookieName } from "./device";
import { hostCookie, isSecureDesk } from "./host-cookie";
import { verifySignIn } from "./sign-in";

declare module "next-auth" {
  // Next-auth's types grow by merging interfaces.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface User {
    sessionVersion: number;
  }
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface Session {
    moderatorId: string;
    sessionVersion: number;
  }
}
declare module "next-auth/jwt" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface JWT {
    moderatorId: string;
    sessionVersion: number;
  }
}

function ownCookie(name: string) {
  return {
    name: hostCookie(`next-auth.${name}`),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureDesk() },
  };
}

const TWELVE_HOURS_S = 12 * 60 * 60;

/** Sign-in with e-mail and password; the session is a signed cookie that the database can revoke (see session.ts). */
export const authOptions: AuthOptions = {
  session: { strategy: "jwt", maxAge: TWELVE_HOURS_S },
  cookies: {
    sessionToken: ownCookie("session-token"),
    callbackUrl: ownCookie("callback-url"),
    csrfToken: ownCookie("csrf-token"),
  },
  pages: { signIn: "/login", signOut: "/login", error: "/login" },
  providers: [
    CredentialsProvider({
      name: "Email and password",
      credentials: {
        email: { label: "Email", type: "email" },
        password: { label: "Password", type: "password" },
      },
      async authorize(credentials) {
        try {
          const jar = await cookies();
          const found = await verifySignIn(credentials, new Date(), {
            address: (await headers()).get("x-forwarded-for") ?? "",
            deviceCookie: (moderatorId) => jar.get(deviceCookieName(moderatorId))?.value,
          });
          if (found) jar.set(deviceCookie(found.id));
          return found;
        } catch (error) {
          // Next-auth hands the message on to the browser, so it is a code, never the failure's own text.
          if (error instanceof AppError) throw new Error(`${error.code}:${error.message}`);
          log.error({ err: error }, "sign-in failed");
          throw new Error("unavailable");
        }
      },
    }),
  ],
  logger: {
    // An old cookie, or one of another desk on this host, is everyday: its bearer is asked to sign in.
    error: (code, metadata) =>
      code === "JWT_SESSION_ERROR"
        ? log.info({ code }, "session cookie not readable")
        : log.error({ code, err: metadata instanceof Error ? metadata : metadata.error }, "next-auth failed"),
    warn: (code) => log.debug({ code }, "next-auth warned"),
    debug: (code) => log.trace({ code }, "next-auth"),
  },
  callbacks: {
    redirect({ url, baseUrl }) {
      const asked = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null;
      return asked?.origin === baseUrl ? asked.href : baseUrl;
    },
    jwt({ token, user }) {
      return user ? { ...token, moderatorId: user.id, sessionVersion: user.sessionVersion } : token;
    },
    session({ session, token }) {
      return {
        expires: session.expires,
        moderatorId: token.moderatorId,
        sessionVersion: token.sessionVersion,
      };
    },
  },
};
