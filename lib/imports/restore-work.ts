import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { CarriedWork } from "@/lib/domain/carried-work";
import type { Status } from "@/lib/domain/statuses";
import type { CarriedComment } from "./carried-comment";
import { restoreCorrections } from "./carried-corrections";
import { restoreHistory } from "./carried-history";
import { restoreMarks } from "./carried-marks";
import { makePeople, makeRules, personIdOf } from "./carried-people";
import type { ImportRun } from "./run";

type Tx = Prisma.TransactionClient;

type Standing = { id: string; status: Status; flagCount: number; hasWork: boolean };

/**
 * Puts a moderator's work of another desk on comments that the import adds, and on stored ones that nobody has worked
 * on here; whatever was done here stays. Writes in the step's transaction, with the counts and the decision log.
 */
export async function restoreWork(
  tx: Tx,
  run: ImportRun,
  comments: readonly CarriedComment[],
): Promise<void> {
  if (run.isPreview || comments.length === 0) return;
  const standings = await readStandings(tx, comments);
  const open = comments
    .filter(({ commentId, work, isNew }) => {
      const standing = standings.get(commentId);
      return standing !== undefined && (isNew || (!standing.hasWork && isWorkedOn(work)));
    })
    .sort((one, other) => (one.commentId < other.commentId ? -1 : 1));
  if (open.length === 0) return;
  await makePeople(tx, run, open);
  const rules = await makeRules(tx, open);
  const written = await writeWork(tx, open, standings);
  const restored = open.filter(({ commentId }) => written.has(commentId));
  await restoreMarks(tx, run, restored, rules);
  await restoreCorrections(tx, restored);
  await restoreHistory(
    tx,
    run,
    restored.filter(({ isNew }) => isNew),
  );
}

function isWorkedOn(work: CarriedWork): boolean {
  const { revision, decidedBy, flags, notes, tags, decisions } = work;
  return revision + flags.length + notes.length + tags.length + decisions.length > 0 || decidedBy !== null;
}

/** How the comments stand, and whether anybody here has worked on them. */
async function readStandings(tx: Tx, comments: readonly CarriedComment[]): Promise<Map<string, Standing>> {
  const rows = await tx.$queryRaw<Standing[]>`
    SELECT c.id, c.status, c.flag_count AS "flagCount",
      c.revision > 0 OR c.decided_by IS NOT NULL OR c.flag_count > 0 OR c.note_count > 0
        OR EXISTS (SELECT FROM comment_tag t WHERE t.comment_id = c.id)
        OR EXISTS (SELECT FROM decision d WHERE d.comment_id = c.id) AS "hasWork"
    FROM comment c WHERE c.id = ANY(${comments.map((one) => one.commentId)}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes the statuses where nobody was quicker; returns the comments that have their work now. */
async function writeWork(
  tx: Tx,
  comments: readonly CarriedComment[],
  standings: ReadonlyMap<string, Standing>,
): Promise<Set<string>> {
  const given = comments.map(({ commentId, work }) => ({
    id: commentId,
    before: standings.get(commentId)?.status,
    status: work.status,
    revision: work.revision,
    decided_by: work.decidedBy && personIdOf(work.decidedBy),
    decided_at: work.decidedAt,
    flags: work.flags.filter(({ withdrawnAt }) => withdrawnAt === null).length,
    notes: work.notes.length,
  }));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        AS w(id uuid, before text, status text, revision int, decided_by uuid, decided_at timestamptz, flags int, notes int)
    ), written AS (
      UPDATE comment c
      SET status = w.status, revision = w.revision, decided_by = w.decided_by, decided_at = w.decided_at,
          flag_count = w.flags, note_count = w.notes
      FROM given w
      WHERE c.id = w.id AND c.status = w.before AND c.revision = 0 AND c.flag_count = 0 AND c.note_count = 0
        AND (c.status <> w.status OR w.revision + w.flags + w.notes > 0 OR w.decided_by IS NOT NULL
             OR w.decided_at IS NOT NULL)
      RETURNING c.id
    )
    SELECT id FROM written
    UNION
    SELECT c.id FROM given w JOIN comment c ON c.id = w.id
    WHERE c.status = w.status AND w.revision + w.flags + w.notes = 0 AND c.revision = 0
      AND w.decided_by IS NULL AND w.decided_at IS NULL`;
  return new Set(rows.map(({ id }) => id));
}
