import "server-only";
import type { AnnotationQuery } from "@/lib/annotations/query";
import type { AnnotationView } from "@/lib/annotations/view";
import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { selectLineViews, selectNoteViews, selectViews, shownView } from "./select-views";

type Named = { subjectId: string; noteId: string; namedAt: string };
type Position = { at: string; id: string };

/** What is taken of a list of what names somebody, and where the next page of it begins. */
export type NamingPage = { rows: AnnotationView[]; last: Position | null };

/** Annotations and notes that name whoever asks, also in an answer to them, the last naming first. */
export async function selectNamingPage(
  actor: Actor,
  { state }: Pick<AnnotationQuery, "state">,
  after: Position | null,
  limit: number,
): Promise<NamingPage> {
  const found = await selectRows<Named>(Prisma.sql`
    SELECT g.subject_id AS "subjectId", g.note_id AS "noteId", g.named_at AS "namedAt"
    FROM note_naming g
    WHERE ${namingWhere(actor, state)}
      AND ${after ? Prisma.sql`(g.named_at, g.note_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.sql`true`}
    ORDER BY g.named_at DESC, g.note_id DESC LIMIT ${limit + 1}`);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const views = await viewsOf(page);
  const rows = page.flatMap(({ subjectId, noteId }) => views.get(`${subjectId} ${noteId}`) ?? []);
  return { rows, last: last ? { at: last.namedAt, id: last.noteId } : null };
}

/** Namings `g` of this person that stand, the last one of each note. */
export function namingWhere(actor: Actor, state: AnnotationQuery["state"]): Prisma.Sql {
  return Prisma.sql`g.moderator_id = ${actor.moderatorId}::uuid
    AND ${standing(Prisma.sql`g`)}
    AND NOT EXISTS (SELECT FROM note_naming h
      WHERE h.subject_id = g.subject_id AND h.note_id = g.note_id AND h.moderator_id = g.moderator_id
        AND (h.named_at, h.named_in) > (g.named_at, g.named_in) AND ${standing(Prisma.sql`h`)})
    AND (EXISTS (SELECT FROM annotation n WHERE n.subject_id = g.subject_id AND n.id = g.note_id
          AND n.deleted_at IS NULL AND ${inState(state)})
      OR EXISTS (SELECT FROM note n WHERE n.comment_id = g.subject_id AND n.id = g.note_id
          AND n.deleted_at IS NULL AND ${state === "lost" ? Prisma.sql`false` : inState(state)})
      OR ${state === null || state === "open" ? inLog : Prisma.sql`false`})`;
}

/** A line of a comment's log that stands: it overturned this person's decision, or its note names this person. */
const inLog = Prisma.sql`EXISTS (SELECT FROM decision d WHERE d.comment_id = g.subject_id AND d.id = g.note_id
  AND d.action IN ('decide', 'flag', 'undo')
  AND NOT EXISTS (SELECT FROM decision u WHERE u.comment_id = d.comment_id AND u.undoes = d.id))`;

/** An answer that was deleted names nobody any more. */
function standing(naming: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT FROM note_reply p WHERE p.subject_id = ${naming}.subject_id
    AND p.note_id = ${naming}.note_id AND p.id = ${naming}.named_in AND p.deleted_at IS NOT NULL)`;
}

function inState(state: AnnotationQuery["state"]): Prisma.Sql {
  if (state === null) return Prisma.sql`true`;
  if (state === "lost") return Prisma.sql`n.lost_at IS NOT NULL`;
  return state === "resolved" ? Prisma.sql`n.resolved_at IS NOT NULL` : Prisma.sql`n.resolved_at IS NULL`;
}

async function viewsOf(page: readonly Named[]): Promise<Map<string, AnnotationView>> {
  if (page.length === 0) return new Map();
  const ids = Prisma.sql`(SELECT * FROM unnest(${page.map((one) => one.subjectId)}::uuid[], ${page.map((one) => one.noteId)}::uuid[]))`;
  const annotations = await selectViews(Prisma.sql`(n.subject_id, n.id) IN ${ids}`, Prisma.empty);
  const notes = await selectNoteViews(Prisma.sql`(n.comment_id, n.id) IN ${ids}`);
  const lines = await selectLineViews(Prisma.sql`(d.comment_id, d.id) IN ${ids}`);
  return new Map(
    [...lines, ...annotations.map(shownView), ...notes].map((view) => [`${view.subjectId} ${view.id}`, view]),
  );
}
