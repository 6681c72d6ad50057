import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { ROLES } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import { knownDevice } from "./device";
import { throughPasswordGate } from "./password-gate";
import { verifyPassword } from "./passwords";
import { countAttempt } from "./rate-limit";

// PostgreSQL keeps no zero character.
const text = z.string().refine((typed) => !typed.includes("\0"));
const credentialsSchema = z.object({
  email: text.trim().toLowerCase().min(1).max(320),
  password: text.min(1).max(1024),
});

/** Where an attempt to sign in comes from: its address, and the cookie that the browser has for an account. */
export type Origin = { address: string; deviceCookie: (moderatorId: string) => string | undefined };

/** Who these credentials belong to, or null: wrong password, unknown address and disabled account look the same. */
export async function verifySignIn(credentials: unknown, now: Date, origin: Origin) {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const moderator = await db.moderator.findUnique({
    where: { email },
    select: {
      ...{ id: true, name: true, role: true, passwordHash: true },
      ...{ disabledAt: true, oneTimeUntil: true },
    },
  });
  const device = moderator && knownDevice(moderator.id, origin.deviceCookie(moderator.id));
  const matches = await throughPasswordGate(device !== null, async () => {
    const forget = await countAttempt({ email, address: origin.address, device }, now);
    const isRight = await verifyPassword(moderator?.passwordHash ?? null, password);
    if (isRight && !moderator?.disabledAt) await forget();
    return isRight;
  });
  if (!moderator || !matches || moderator.disabledAt) return null;
  if (moderator.oneTimeUntil && moderator.oneTimeUntil <= now) {
    throw new AppError("not_allowed", "one_time_over");
  }
  const { id, name, role } = moderator;
  return { id, name, email, role: z.enum(ROLES).parse(role) };
}
