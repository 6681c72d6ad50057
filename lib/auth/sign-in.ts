import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { verifyPassword } from "./passwords";
import { countAttempt, forgetAttempts } from "./rate-limit";

const credentialsSchema = z.object({
  email: z.string().trim().toLowerCase().min(1).max(320),
  password: z.string().min(1).max(1024),
});

/** Who these credentials belong to, or null: wrong password, unknown address and disabled account look the same. */
export async function verifySignIn(credentials: unknown, now: Date) {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  await countAttempt(email, now);
  const moderator = await db.moderator.findUnique({
    where: { email },
    select: { id: true, name: true, passwordHash: true, sessionVersion: true, disabledAt: true },
  });
  const matches = await verifyPassword(moderator?.passwordHash ?? null, password);
  if (!moderator || !matches || moderator.disabledAt) return null;
  await forgetAttempts(email, now);
  return { id: moderator.id, name: moderator.name, sessionVersion: moderator.sessionVersion };
}
