import "server-only";
import type { z } from "zod";
import type { annotateSchema, deleteAnnotationSchema, editAnnotationSchema } from "@/lib/annotations/schema";
import type { Actor } from "@/lib/auth/actor";
import { asking } from "@/lib/comments/decision-log";
import type { AnnotationChange } from "@/lib/comments/mark-change";
import type { Annotation, Prisma } from "@/lib/db/generated/client";
import { ID_TAKEN } from "@/lib/db/transaction";
import { anchorIn, type PassageSelector, selectorAt } from "@/lib/domain/anchor";
import { SEVERITIES } from "@/lib/domain/severities";
import { soundText } from "@/lib/domain/sound-text";
import { AppError } from "@/lib/errors";
import { actOnSubject, type By } from "./act-on-subject";
import { raiseMark, refuseUnknownRule, withdrawMark } from "./marks-of-annotation";
import { nameColleagues } from "./name-colleagues";
import type { Subject } from "./subject";

type Tx = Prisma.TransactionClient;
type Asked = z.output<typeof annotateSchema>;

/** So much of a passage is told in the log. */
const TOLD_CHARS = 120;

/** Writes an annotation where its passage stands now. */
export async function writePassage(actor: Actor, asked: Asked): Promise<void> {
  await actOnSubject(actor, asked, askingFor(asked), async (tx, subject, by) => {
    if (asked.kind === "flag") await refuseUnknownRule(tx, asked.ruleCode);
    const row = await layRow(tx, subject, by, asked);
    const namedIn = { subjectId: subject.id, noteId: row.id, namedIn: row.id };
    await nameColleagues(tx, namedIn, row.text ?? "");
    const marks = await raiseMark(tx, subject, by, asked.id, row);
    return { change: changeOf(row, null, stateOf(row)), marks };
  });
}

function askingFor(asked: Asked) {
  const { kind, text = null, exact, prefix, suffix, start, end } = asked;
  const tag = asked.kind === "tag" ? asked.tag : null;
  const [ruleCode, severity] = asked.kind === "flag" ? [asked.ruleCode, asked.severity] : [null, null];
  return asking("annotate", kind, text, tag, ruleCode, severity, exact, prefix, suffix, start, end);
}

/** Changes the text of an annotation, and the severity of a flag; its author's alone. */
export async function editPassage(actor: Actor, asked: z.output<typeof editAnnotationSchema>): Promise<void> {
  const { annotationId, text, severity: wanted = null } = asked;
  await actOnSubject(
    actor,
    asked,
    asking("edit-annotation", annotationId, text, wanted),
    async (tx, subject, by) => {
      const row = await readRow(tx, subject, asked.annotationId);
      if (row.deletedAt !== null) throw gone();
      if (row.moderatorId !== by.moderatorId) {
        throw new AppError(
          "not_allowed",
          "Only the author of an annotation can change it. Answer it instead.",
        );
      }
      if (row.kind === "note" && asked.text === null) {
        throw new AppError("invalid", "Write something first: an empty note says nothing.");
      }
      const severity = row.kind === "flag" ? (asked.severity ?? row.severity) : null;
      const after = stateOf({ text: asked.text, severity });
      if (after.text === row.text && after.severity === row.severity) return null;
      await nameColleagues(tx, { subjectId: subject.id, noteId: row.id, namedIn: row.id }, asked.text ?? "");
      const isOther = after.severity !== row.severity;
      const marks = isOther ? await raiseMark(tx, subject, by, asked.id, { ...row, severity }) : [];
      return { change: changeOf(row, stateOf(row), after), marks };
    },
  );
}

/** Deletes an annotation, which the log keeps, with the flag or tag that it put on its comment. */
export async function deletePassage(
  actor: Actor,
  asked: z.output<typeof deleteAnnotationSchema>,
): Promise<void> {
  await actOnSubject(
    actor,
    asked,
    asking("delete-annotation", asked.annotationId),
    async (tx, subject, by) => {
      const row = await readRow(tx, subject, asked.annotationId);
      refuseStranger(row, by);
      if (row.deletedAt !== null) return null;
      const marks = await withdrawMark(tx, subject, by, asked.id, row);
      return { change: changeOf(row, stateOf(row), null), marks };
    },
  );
}

/** Lays the row of an annotation as deleted, which the change then undoes. */
async function layRow(tx: Tx, subject: Subject, by: By, asked: Asked): Promise<Annotation> {
  const { exact, prefix, suffix, start, end, copies } = placeNow(subject, asked);
  const { id, kind, text = null } = asked;
  const data = {
    ...{ subjectId: subject.id, id, articleId: subject.articleId, moderatorId: by.moderatorId, kind, text },
    ...{ exact, prefix, suffix, selectionStart: start, selectionEnd: end, copies },
    tag: kind === "tag" ? asked.tag : null,
    ruleCode: kind === "flag" ? asked.ruleCode : null,
    severity: kind === "flag" ? asked.severity : null,
    deletedAt: new Date(),
  };
  const { count } = await tx.annotation.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) throw new AppError("conflict", ID_TAKEN);
  return readRow(tx, subject, id);
}

function placeNow(
  subject: Subject,
  { exact, prefix, suffix, start, end }: Asked,
): PassageSelector & { copies: number } {
  const isHere = end - start === exact.length && subject.text.startsWith(exact, start);
  const selector = { exact, prefix, suffix, start, end, copies: null };
  const place = isHere ? { start, end } : anchorIn(subject.text, selector);
  const found = place && selectorAt(subject.text, place);
  if (!found || found.exact.trim() === "") {
    throw new AppError(
      "conflict",
      "The passage no longer stands in the text as you selected it. Reload the page, then select it again.",
    );
  }
  return found;
}

async function readRow(tx: Tx, { id: subjectId }: Subject, id: string): Promise<Annotation> {
  const row = await tx.annotation.findUnique({ where: { subjectId_id: { subjectId, id } } });
  if (!row) throw gone();
  return row;
}

function refuseStranger({ moderatorId }: Annotation, by: By): void {
  if (moderatorId !== by.moderatorId && !by.isAdmin) {
    throw new AppError("not_allowed", "Only the author of an annotation or an admin can delete it.");
  }
}

function stateOf({ text, severity }: Pick<Annotation, "text" | "severity">) {
  return { text, severity: SEVERITIES.find((one) => one === severity) ?? null };
}

type State = ReturnType<typeof stateOf> | null;

function changeOf(row: Annotation, before: State, after: State): AnnotationChange {
  const { id: annotationId, moderatorId, exact } = row;
  const kind = row.kind === "tag" || row.kind === "flag" ? row.kind : "note";
  const passage = soundText(exact.slice(0, TOLD_CHARS)).text;
  return { subject: "annotation", annotationId, moderatorId, kind, passage, before, after };
}

function gone(): AppError {
  return new AppError("not_found", "This annotation is no longer there. Reload the page.");
}
