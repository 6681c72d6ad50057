import "server-only";
import commonPasswords from "fxa-common-password-list";
import { db } from "@/lib/db/client";
import { passwordFault } from "@/lib/domain/password-fault";
import { AppError } from "@/lib/errors";

const OUTLETS_MAX = 500;

/** Refuses a password that others would try first at this desk or for this person. */
export async function assertNewPassword(
  password: string,
  person: { email: string; name: string },
): Promise<void> {
  const outlets = await db.article.findMany({
    distinct: ["outlet"],
    where: { outlet: { not: null } },
    select: { outlet: true },
    take: OUTLETS_MAX,
  });
  const address = process.env.KOMAINU_URL || process.env.NEXTAUTH_URL || "";
  const fault = passwordFault(password, {
    own: [person.name, person.email, hostOf(address), ...outlets.map(({ outlet }) => outlet ?? "")],
    isCommon: (text) => commonPasswords.test(text),
  });
  if (fault) throw new AppError("invalid", fault);
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : "";
}
