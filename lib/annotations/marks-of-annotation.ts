import "server-only";
import type { MarkChange } from "@/lib/comments/mark-change";
import type { Annotation, Prisma } from "@/lib/db/generated/client";
import { partOfAct } from "@/lib/domain/identity";
import { SEVERITIES, type Severity } from "@/lib/domain/severities";
import { AppError } from "@/lib/errors";
import type { By, MarkLine } from "./act-on-subject";
import type { Subject } from "./subject";

type Tx = Prisma.TransactionClient;

/** What an annotation marks its comment with. */
export type Marking = Pick<
  Annotation,
  "id" | "subjectId" | "moderatorId" | "kind" | "tag" | "ruleCode" | "severity"
>;

/** Raises the flag or puts the tag of an annotation on its comment, as the flag dialog would; nothing where it stands. */
export async function raiseMark(
  tx: Tx,
  { kind: subjectKind }: Subject,
  by: By,
  actId: string,
  marking: Marking,
): Promise<MarkLine[]> {
  const { id: annotationId, subjectId: commentId, kind, tag, ruleCode } = marking;
  const severity = severityOf(marking.severity);
  // In a colleague's name nothing is raised.
  if (subjectKind === "article" || by.moderatorId !== marking.moderatorId) return [];
  const id = partOfAct(actId, annotationId === actId ? commentId : annotationId);
  if (kind === "tag" && tag !== null) {
    if (await tx.commentTag.count({ where: { commentId, tag } })) return [];
    const after = { moderatorId: by.moderatorId };
    return [{ id, action: "add-tag", change: { subject: "tag", tag, before: null, after } }];
  }
  if (kind === "flag" && ruleCode !== null && severity !== null) {
    const before = await readFlag(tx, commentId, by, ruleCode);
    const after = { severity, note: before?.note ?? null };
    if (before?.severity === severity) return [];
    const change = { subject: "flag" as const, moderatorId: by.moderatorId, ruleCode, before, after };
    return [{ id, action: "flag", change }];
  }
  return [];
}

/** Takes back what the annotation put on its comment, where no other annotation of this person says the same. */
export async function withdrawMark(
  tx: Tx,
  subject: Subject,
  by: By,
  actId: string,
  marking: Marking,
): Promise<MarkLine[]> {
  const { id: annotationId, kind, tag, ruleCode } = marking;
  if (subject.kind === "article" || kind === "note" || by.moderatorId !== marking.moderatorId) return [];
  const alike = await tx.annotation.findMany({
    where: { subjectId: subject.id, moderatorId: by.moderatorId, kind, tag, ruleCode },
    select: { id: true, deletedAt: true },
  });
  if (alike.some(({ id, deletedAt }) => id !== annotationId && deletedAt === null)) return [];
  // What was flagged or tagged by itself, before or beside the passage, stays.
  const raised = await tx.decision.count({
    where: { commentId: subject.id, id: { in: alike.map(({ id }) => partOfAct(id, subject.id)) } },
  });
  const change = raised > 0 ? await withdrawal(tx, subject.id, by, marking) : null;
  const action = kind === "flag" ? "withdraw-flag" : "remove-tag";
  return change ? [{ id: partOfAct(actId, annotationId), action, change }] : [];
}

async function withdrawal(tx: Tx, commentId: string, by: By, marking: Marking): Promise<MarkChange | null> {
  const { kind, tag, ruleCode } = marking;
  const { moderatorId } = by;
  if (kind === "tag" && tag !== null) {
    const before = await tx.commentTag.findUnique({
      where: { commentId_tag: { commentId, tag }, moderatorId },
    });
    return before && { subject: "tag", tag, before: { moderatorId }, after: null };
  }
  if (ruleCode === null) return null;
  const before = await readFlag(tx, commentId, by, ruleCode);
  return before && { subject: "flag", moderatorId, ruleCode, before, after: null };
}

async function readFlag(tx: Tx, commentId: string, { moderatorId }: By, ruleCode: string) {
  const flag = await tx.flag.findUnique({
    where: { commentId_moderatorId_ruleCode: { commentId, moderatorId, ruleCode }, withdrawnAt: null },
  });
  const severity = severityOf(flag?.severity ?? null);
  return flag && severity && { severity, note: flag.note };
}

/** A flag is raised under a rule in force; one raised before keeps its rule. */
export async function refuseUnknownRule(tx: Tx, code: string): Promise<void> {
  const rule = await tx.rule.findUnique({ where: { code } });
  if (!rule || rule.retiredAt !== null) {
    throw new AppError(
      "invalid",
      "There is no rule of this name in force. Reload the page and choose again.",
    );
  }
}

function severityOf(stored: string | null): Severity | null {
  return SEVERITIES.find((severity) => severity === stored) ?? null;
}
