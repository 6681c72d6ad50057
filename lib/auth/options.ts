import "server-only";
import { cookies, headers } from "next/headers";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { recordFailure } from "@/lib/audit/record-failure";
import { browserName } from "@/lib/domain/browser-name";
import { DESK_SETTINGS } from "@/lib/domain/desk-settings";
import type { Role } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { deviceCookie, deviceCookieName } from "./device";
import { hostCookie, isSecureDesk } from "./host-cookie";
import { beginSession, findSession, signOutSession } from "./sessions";
import { verifySignIn } from "./sign-in";

declare module "next-auth" {
  // Next-auth's types grow by merging interfaces.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface User {
    id: string;
    name: string;
    email: string;
    role: Role;
    sessionKey: string;
  }
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface Session {
    user: { id: string; name: string; email: string; role: Role };
  }
}
declare module "next-auth/jwt" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface JWT {
    /** Told to the browser in the encrypted cookie alone. */
    sessionKey: string;
  }
}

export const SESSION_COOKIE = hostCookie("next-auth.session-token");

function ownCookie(name: string) {
  return {
    name,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureDesk() },
  };
}

/** The database says when a session is over (see sessions.ts); no cookie has to live longer than any may. */
const COOKIE_S = DESK_SETTINGS.sessionDays.max * 24 * 60 * 60;

/** Sign-in with e-mail and password; the cookie holds the key of a session that the database knows. */
export const authOptions: AuthOptions = {
  session: { strategy: "jwt", maxAge: COOKIE_S },
  cookies: {
    sessionToken: ownCookie(SESSION_COOKIE),
    callbackUrl: ownCookie(hostCookie("next-auth.callback-url")),
    csrfToken: ownCookie(hostCookie("next-auth.csrf-token")),
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
        const now = new Date();
        try {
          const jar = await cookies();
          const sent = await headers();
          const found = await verifySignIn(credentials, now, {
            address: sent.get("x-forwarded-for") ?? "",
            deviceCookie: (moderatorId) => jar.get(deviceCookieName(moderatorId))?.value,
          });
          if (!found) {
            await recordFailure(credentials?.email, "wrong", now);
            return null;
          }
          jar.set(deviceCookie(found.id));
          const browser = browserName(sent.get("user-agent") ?? "");
          return { ...found, sessionKey: await beginSession(found.id, browser, now) };
        } catch (error) {
          if (error instanceof AppError) await recordFailure(credentials?.email, error.code, now);
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
      return user ? { ...token, sessionKey: user.sessionKey } : token;
    },
    async session({ session, token }) {
      const found = token.sessionKey ? await findSession(token.sessionKey, new Date()) : null;
      // Next-auth answers nothing then, and takes the cookie away.
      if (!found) throw new Error("The session has ended");
      const { moderatorId: id, name, email, role } = found;
      return { expires: session.expires, user: { id, name, email, role } };
    },
  },
  events: {
    async signOut({ token }) {
      if (token.sessionKey) await signOutSession(token.sessionKey);
    },
  },
};
