import "server-only";
import type { AnnotationChange } from "@/lib/comments/mark-change";
import type { Prisma } from "@/lib/db/generated/client";

type Tx = Prisma.TransactionClient;

/**
 * Writes a change of what is said of a comment or an article, only where all is still as before; false: it is not.
 * An annotation or an answer is never new here: whoever writes it lays its row first, as deleted.
 */
export async function writeAnnotation(tx: Tx, subjectId: string, change: AnnotationChange): Promise<boolean> {
  switch (change.subject) {
    case "annotation":
      return (await writePassage(tx, subjectId, change)) === 1;
    case "reply":
      return (await writeReply(tx, subjectId, change)) === 1;
    case "resolution":
      return (await writeResolution(tx, subjectId, change)) === 1;
  }
}

type Of<Subject extends AnnotationChange["subject"]> = Extract<AnnotationChange, { subject: Subject }>;

function writePassage(tx: Tx, subjectId: string, change: Of<"annotation">): Promise<number> {
  const { annotationId, before, after } = change;
  return tx.$executeRaw`
    UPDATE annotation SET deleted_at = CASE WHEN ${after === null} THEN now() END,
      text = CASE WHEN ${after === null} THEN text ELSE ${after?.text} END,
      severity = CASE WHEN ${after === null} THEN severity ELSE ${after?.severity} END,
      edited_at = CASE WHEN ${before !== null && after !== null} THEN now() ELSE edited_at END
    WHERE subject_id = ${subjectId}::uuid AND id = ${annotationId}::uuid
      AND (deleted_at IS NOT NULL) = ${before === null}
      AND (${before === null} OR (text, severity) IS NOT DISTINCT FROM (${before?.text}::text, ${before?.severity}::text))`;
}

function writeReply(tx: Tx, subjectId: string, change: Of<"reply">): Promise<number> {
  const { noteId, replyId, before, after } = change;
  return tx.$executeRaw`
    UPDATE note_reply SET deleted_at = CASE WHEN ${after === null} THEN now() END
    WHERE subject_id = ${subjectId}::uuid AND note_id = ${noteId}::uuid AND id = ${replyId}::uuid
      AND (deleted_at IS NOT NULL) = ${before === null}`;
}

async function writeResolution(
  tx: Tx,
  subjectId: string,
  { noteId, before, after }: Of<"resolution">,
): Promise<number> {
  const annotations = await tx.$executeRaw`
    UPDATE annotation SET resolved_by = ${after.moderatorId}::uuid,
      resolved_at = CASE WHEN ${after.moderatorId !== null} THEN now() END
    WHERE subject_id = ${subjectId}::uuid AND id = ${noteId}::uuid AND deleted_at IS NULL
      AND resolved_by IS NOT DISTINCT FROM ${before.moderatorId}::uuid`;
  if (annotations > 0) return annotations;
  return tx.$executeRaw`
    UPDATE note SET resolved_by = ${after.moderatorId}::uuid,
      resolved_at = CASE WHEN ${after.moderatorId !== null} THEN now() END
    WHERE comment_id = ${subjectId}::uuid AND id = ${noteId}::uuid AND deleted_at IS NULL
      AND resolved_by IS NOT DISTINCT FROM ${before.moderatorId}::uuid`;
}
