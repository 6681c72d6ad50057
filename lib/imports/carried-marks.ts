import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { CarriedFlag } from "@/lib/domain/carried-work";
import { carriedId } from "@/lib/domain/identity";
import type { CarriedComment } from "./carried-comment";
import { personIdOf } from "./carried-people";
import type { ImportRun } from "./run";

type Tx = Prisma.TransactionClient;

/** Writes flags, notes, tags and the decision log, each under the id it had. */
export async function restoreMarks(
  tx: Tx,
  run: ImportRun,
  comments: readonly CarriedComment[],
  rules: ReadonlySet<string>,
): Promise<void> {
  await writeFlags(tx, run, comments, rules);
  await writeNotes(tx, comments);
  await writeTags(tx, run, comments);
  await writeDecisions(tx, comments);
}

async function writeFlags(
  tx: Tx,
  run: ImportRun,
  comments: readonly CarriedComment[],
  rules: ReadonlySet<string>,
): Promise<void> {
  const rows = comments.flatMap(({ commentId, work }) =>
    work.flags.map((flag) => ({
      comment_id: commentId,
      moderator_id: personIdOf(flag.by),
      ...ruleAndNote(flag, rules),
      severity: flag.severity,
      raised_at: flag.raisedAt ?? work.decidedAt ?? run.savedAt,
      withdrawn_at: flag.withdrawnAt,
    })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO flag (comment_id, moderator_id, rule_code, rule_version, severity, note, raised_at, withdrawn_at)
    SELECT comment_id, moderator_id, rule_code, r.version, severity, note, raised_at, withdrawn_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w(comment_id uuid, moderator_id uuid, rule_code text, severity text, note text, raised_at timestamptz,
           withdrawn_at timestamptz)
      JOIN rule r ON r.code = rule_code
    ON CONFLICT (comment_id, moderator_id, rule_code) DO NOTHING`;
}

/** A flag whose rule this desk could not take over stands under "other", which its note says. */
function ruleAndNote({ rule, ruleName, note }: CarriedFlag, rules: ReadonlySet<string>) {
  if (rules.has(rule)) return { rule_code: rule, note };
  return { rule_code: "other", note: [ruleName ?? rule, note].filter((words) => words !== null).join(": ") };
}

async function writeNotes(tx: Tx, comments: readonly CarriedComment[]): Promise<void> {
  const rows = comments.flatMap(({ commentId, work }) =>
    work.notes.map((note) => ({
      comment_id: commentId,
      id: note.id ?? carriedId("note", commentId, note.by.name, note.writtenAt, note.text),
      moderator_id: personIdOf(note.by),
      text: note.text,
      written_at: note.writtenAt,
      edited_at: note.editedAt,
    })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO note (comment_id, id, moderator_id, text, written_at, edited_at)
    SELECT comment_id, id, moderator_id, text, written_at, edited_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w(comment_id uuid, id uuid, moderator_id uuid, text text, written_at timestamptz, edited_at timestamptz)
    ON CONFLICT (comment_id, id) DO NOTHING`;
}

async function writeTags(tx: Tx, run: ImportRun, comments: readonly CarriedComment[]): Promise<void> {
  const rows = comments.flatMap(({ commentId, work }) =>
    work.tags.map(({ tag, by, taggedAt }) => ({
      comment_id: commentId,
      tag,
      moderator_id: personIdOf(by),
      tagged_at: taggedAt ?? work.decidedAt ?? run.savedAt,
    })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO comment_tag (comment_id, tag, moderator_id, tagged_at)
    SELECT comment_id, tag, moderator_id, tagged_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w(comment_id uuid, tag text, moderator_id uuid, tagged_at timestamptz)
    ON CONFLICT (comment_id, tag) DO NOTHING`;
}

async function writeDecisions(tx: Tx, comments: readonly CarriedComment[]): Promise<void> {
  const rows = comments.flatMap(({ commentId, work }) =>
    work.decisions.map((line) => ({
      comment_id: commentId,
      id: line.id,
      moderator_id: personIdOf(line.by),
      action: line.action,
      from_status: line.from,
      to_status: line.to,
      revision: line.revision,
      detail: line.detail,
      undoes: line.undoes,
      decided_at: line.decidedAt,
    })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO decision (comment_id, id, moderator_id, action, from_status, to_status, revision, detail, undoes, decided_at)
    SELECT comment_id, id, moderator_id, action, from_status, to_status, revision, detail::jsonb, undoes, decided_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w(comment_id uuid, id uuid, moderator_id uuid, action text, from_status text, to_status text, revision int,
           detail text, undoes uuid, decided_at timestamptz)
    ON CONFLICT (comment_id, id) DO NOTHING`;
}
