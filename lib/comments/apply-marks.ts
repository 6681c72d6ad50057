import "server-only";
import type { FlagChange, MarkChange, NoteChange, TagChange } from "@/lib/comments/mark-change";
import { writeAnnotation } from "@/lib/comments/write-annotation";
import { writeLink } from "@/lib/comments/write-link";
import type { Prisma } from "@/lib/db/generated/client";

type Tx = Prisma.TransactionClient;
export type MarkOnComment<Change extends MarkChange = MarkChange> = { commentId: string; change: Change };

/** Writes changes of marks, each only where the mark is still as before, with the figures kept of them. Says which were written. */
export async function applyMarks<Change extends MarkChange>(
  tx: Tx,
  asked: readonly MarkOnComment<Change>[],
): Promise<MarkOnComment<Change>[]> {
  const written: MarkOnComment<Change>[] = [];
  for (const one of asked) if (await write(tx, one)) written.push(one);
  await countMarks(tx, written);
  return written;
}

async function write(tx: Tx, { commentId, change }: MarkOnComment): Promise<boolean> {
  switch (change.subject) {
    case "flag":
      return (await writeFlag(tx, commentId, change)) === 1;
    case "note":
      return (await writeNote(tx, commentId, change)) === 1;
    case "tag":
      return (await writeTag(tx, commentId, change)) === 1;
    case "link":
      return writeLink(tx, commentId, change);
    case "annotation":
    case "reply":
    case "resolution":
      return writeAnnotation(tx, commentId, change);
  }
}

function writeFlag(tx: Tx, commentId: string, change: FlagChange): Promise<number> {
  const { moderatorId, ruleCode, before, after } = change;
  if (before === null) {
    return tx.$executeRaw`
      INSERT INTO flag (comment_id, moderator_id, rule_code, rule_version, severity, note)
      SELECT ${commentId}::uuid, ${moderatorId}::uuid, code, version, ${after?.severity}, ${after?.note}
      FROM rule WHERE code = ${ruleCode}
      ON CONFLICT (comment_id, moderator_id, rule_code) DO UPDATE
      SET severity = excluded.severity, note = excluded.note, rule_version = excluded.rule_version,
          raised_at = now(), withdrawn_at = NULL
      WHERE flag.withdrawn_at IS NOT NULL`;
  }
  return tx.$executeRaw`
    UPDATE flag SET severity = coalesce(${after?.severity}, severity),
      note = CASE WHEN ${after === null} THEN note ELSE ${after?.note} END,
      withdrawn_at = CASE WHEN ${after === null} THEN now() END
    WHERE comment_id = ${commentId}::uuid AND moderator_id = ${moderatorId}::uuid AND rule_code = ${ruleCode}
      AND withdrawn_at IS NULL AND severity = ${before.severity} AND note IS NOT DISTINCT FROM ${before.note}`;
}

function writeNote(tx: Tx, commentId: string, change: NoteChange): Promise<number> {
  const { moderatorId, noteId, before, after } = change;
  if (before === null) {
    return tx.$executeRaw`
      INSERT INTO note (comment_id, id, moderator_id, text)
      SELECT ${commentId}::uuid, ${noteId}::uuid, ${moderatorId}::uuid, ${after?.text}
      ON CONFLICT (comment_id, id) DO UPDATE SET text = excluded.text, deleted_at = NULL
      WHERE note.deleted_at IS NOT NULL AND note.moderator_id = excluded.moderator_id`;
  }
  const to = after === null ? { deletedAt: new Date() } : { text: after.text, editedAt: new Date() };
  return tx.note
    .updateMany({ where: { commentId, id: noteId, deletedAt: null, text: before.text }, data: to })
    .then(({ count }) => count);
}

function writeTag(tx: Tx, commentId: string, { tag, after }: TagChange): Promise<number> {
  if (after === null)
    return tx.commentTag.deleteMany({ where: { commentId, tag } }).then(({ count }) => count);
  return tx.$executeRaw`
    INSERT INTO comment_tag (comment_id, tag, moderator_id) SELECT ${commentId}::uuid, ${tag}, ${after.moderatorId}::uuid
    ON CONFLICT (comment_id, tag) DO NOTHING`;
}

/** Adds what was raised or withdrawn to the comments' own figures. */
async function countMarks(tx: Tx, written: readonly MarkOnComment[]): Promise<void> {
  const deltas = written
    .map(({ commentId, change }) => {
      const delta = Number(change.after !== null) - Number(change.before !== null);
      return {
        commentId,
        flags: change.subject === "flag" ? delta : 0,
        notes: isNote(change) ? delta : 0,
      };
    })
    .filter(({ flags, notes }) => flags !== 0 || notes !== 0);
  if (deltas.length === 0) return;
  await tx.$executeRaw`
    UPDATE comment c SET flag_count = c.flag_count + w.flags, note_count = c.note_count + w.notes
    FROM unnest(${deltas.map((one) => one.commentId)}::uuid[], ${deltas.map((one) => one.flags)}::int4[],
      ${deltas.map((one) => one.notes)}::int4[]) w(id, flags, notes)
    WHERE c.id = w.id`;
}

/** A note on a passage is counted with the notes on the whole comment. */
function isNote(change: MarkChange): boolean {
  return change.subject === "note" || (change.subject === "annotation" && change.kind === "note");
}
