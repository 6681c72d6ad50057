import "server-only";
import type { z } from "zod";
import { nameColleagues } from "@/lib/annotations/name-colleagues";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { type AskedAct, actOnMarks } from "@/lib/comments/act-on-marks";
import { asking } from "@/lib/comments/decision-log";
import type { FlagChange } from "@/lib/comments/mark-change";
import type { Prisma } from "@/lib/db/generated/client";
import type { Severity } from "@/lib/domain/severities";
import { AppError } from "@/lib/errors";
import type { raiseFlagsSchema, withdrawFlagSchema } from "@/lib/flags/schema";

type FlagState = FlagChange["before"];

/**
 * Flags comments under one rule in this moderator's name; again under the same rule, it replaces severity and note. The
 * log keeps `detail` with each.
 */
export async function raiseFlags(
  actor: Actor,
  { flags, ruleCode, severity, note }: z.output<typeof raiseFlagsSchema>,
  detail: Prisma.InputJsonObject = {},
): Promise<AskedAct[]> {
  assertCan(actor, "comment:flag");
  const moderatorId = moderatorIdOf(actor);
  const after = { severity, note };
  const plan = async (tx: Prisma.TransactionClient, acts: readonly AskedAct[]) => {
    await refuseUnknownRule(tx, ruleCode);
    const states = await readOwnFlags(tx, moderatorId, ruleCode, acts);
    for (const { id, commentId } of acts) {
      if (note?.includes("@"))
        await nameColleagues(tx, { subjectId: commentId, noteId: id, namedIn: id }, note);
    }
    return states.map((before) =>
      before?.severity === severity && before.note === note
        ? null
        : { subject: "flag" as const, moderatorId, ruleCode, before, after },
    );
  };
  return actOnMarks(actor, asking("flag", ruleCode, severity, note), flags, plan, detail);
}

/** Takes this moderator's own flag back. */
export async function withdrawFlag(
  actor: Actor,
  { id, commentId, ruleCode }: z.output<typeof withdrawFlagSchema>,
): Promise<AskedAct[]> {
  assertCan(actor, "comment:flag");
  const moderatorId = moderatorIdOf(actor);
  return actOnMarks(actor, asking("withdraw-flag", ruleCode), [{ id, commentId }], async (tx, acts) => {
    const [before = null] = await readOwnFlags(tx, moderatorId, ruleCode, acts);
    if (before === null) {
      throw new AppError(
        "not_found",
        "You have no flag of this rule on this comment, so none was withdrawn.",
      );
    }
    return [{ subject: "flag", moderatorId, ruleCode, before, after: null }];
  });
}

async function refuseUnknownRule(tx: Prisma.TransactionClient, ruleCode: string): Promise<void> {
  const rule = await tx.rule.findUnique({ where: { code: ruleCode } });
  if (!rule || rule.retiredAt !== null)
    throw new AppError("invalid", "There is no rule of this name. Reload the page and choose again.");
}

async function readOwnFlags(
  tx: Prisma.TransactionClient,
  moderatorId: string,
  ruleCode: string,
  acts: readonly AskedAct[],
): Promise<FlagState[]> {
  const rows = await tx.$queryRaw<{ commentId: string; severity: Severity; note: string | null }[]>`
    SELECT comment_id AS "commentId", severity, note FROM flag
    WHERE comment_id = ANY(${acts.map((act) => act.commentId)}::uuid[]) AND moderator_id = ${moderatorId}::uuid
      AND rule_code = ${ruleCode} AND withdrawn_at IS NULL`;
  const states = new Map(rows.map(({ commentId, severity, note }) => [commentId, { severity, note }]));
  return acts.map(({ commentId }) => states.get(commentId) ?? null);
}
