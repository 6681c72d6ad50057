import "server-only";
import type { DecideComments } from "@/lib/comments/schema";
import type { WrittenChange } from "@/lib/comments/write-status";
import type { Prisma } from "@/lib/db/generated/client";
import type { Status } from "@/lib/domain/statuses";
import { AppError } from "@/lib/errors";
import { currentSettings } from "@/lib/settings/current";

type Tx = Prisma.TransactionClient;
type Reason = NonNullable<DecideComments["decisions"][number]["reason"]>;
type ToldReason = Reason & { ruleName?: string; ruleVersion?: number };

/** What a decision says of the flags that stood on the comment. */
const RESOLUTION: Partial<Record<Status, "agreed" | "disagreed">> = { removed: "agreed", kept: "disagreed" };

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

type ResolvedFlag = { moderatorId: string; ruleCode: string; severity: string; resolution: string };

/** The flags that each of these decisions resolves, and how, by comment. */
export async function resolvedFlags(
  tx: Tx,
  written: readonly WrittenChange[],
): Promise<Map<string, ResolvedFlag[]>> {
  const resolving = written.filter(({ to, flagCount }) => flagCount > 0 && RESOLUTION[to] !== undefined);
  if (resolving.length === 0) return new Map();
  const flags = await tx.flag.findMany({
    where: { commentId: { in: resolving.map(({ commentId }) => commentId) }, withdrawnAt: null },
    select: { commentId: true, moderatorId: true, ruleCode: true, severity: true },
    orderBy: [{ raisedAt: "asc" }, { moderatorId: "asc" }, { ruleCode: "asc" }],
  });
  return new Map(
    resolving.map(({ commentId, to }) => [
      commentId,
      flags
        .filter((flag) => flag.commentId === commentId)
        .map(({ commentId: _, ...flag }) => ({ ...flag, resolution: RESOLUTION[to] ?? "" })),
    ]),
  );
}
