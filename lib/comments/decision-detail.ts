import "server-only";
import type { DecideComments } from "@/lib/comments/schema";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { currentSettings } from "@/lib/settings/current";

type Tx = Prisma.TransactionClient;
type Reason = NonNullable<DecideComments["decisions"][number]["reason"]>;
type ToldReason = Reason & { ruleName?: string; ruleVersion?: number };

/** The reasons as the log keeps them, with the rule's name and version; `invalid` where a rule is not in force. */
export async function readReasons(
  tx: Tx,
  asked: readonly Pick<DecideComments["decisions"][number], "reason">[],
): Promise<(reason: Reason | undefined) => ToldReason | null> {
  const codes = [...new Set(asked.flatMap(({ reason }) => reason?.ruleCode ?? []))];
  const rules = codes.length === 0 ? [] : await tx.rule.findMany({ where: { code: { in: codes } } });
  const byCode = new Map(rules.filter((rule) => rule.retiredAt === null).map((rule) => [rule.code, rule]));
  if (byCode.size < codes.length) {
    throw new AppError(
      "invalid",
      "There is no rule of this name in force. Reload the page and choose again.",
    );
  }
  return (reason) => {
    if (!reason) return null;
    const rule = byCode.get(reason.ruleCode ?? "");
    return rule ? { ...reason, ruleName: rule.name, ruleVersion: rule.version } : reason;
  };
}

/** Refuses a removal without its rule where the desk wants one always. */
export async function refuseWithoutReason(
  asked: readonly Pick<DecideComments["decisions"][number], "status" | "reason">[],
): Promise<void> {
  const isBare = asked.some(({ status, reason }) => status === "removed" && !reason?.ruleCode);
  if (!isBare || (await currentSettings()).removalReason !== "always") return;
  throw new AppError("invalid", "On this desk a removal names its rule: press R and choose one.");
}
