import "server-only";
import type { AnnotationQuery } from "@/lib/annotations/query";
import type {
  AnnotationCounts,
  AnnotationPage,
  AnnotationView,
  Colleague,
  NoteThread,
} from "@/lib/annotations/view";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { anchorIn } from "@/lib/domain/anchor";
import { AppError } from "@/lib/errors";
import { writePageMarker } from "@/lib/page-marker";
import { readTimePlace } from "@/lib/time-place";
import { namingWhere, selectNamingPage } from "./naming-page";
import { type StoredView, selectThreads, selectViews, shownView } from "./select-views";
import { readSubjects } from "./subject";
import { annotationWhere, stateWhere } from "./where";

const PAGE_ROWS = 50;
/** Counting on is of no use to anybody, and takes time. */
const COUNTED_MAX = 10_000;
const NAMINGS_COUNTED_MAX = 1000;
/** Of one comment or article with more than this, the newest. */
const OF_SUBJECTS_MAX = 1000;

/** What is written on passages of these comments and articles, and the talk under the comments' notes. */
export async function annotationsOf(
  actor: Actor,
  subjectIds: readonly string[],
): Promise<{ annotations: AnnotationView[]; threads: NoteThread[] }> {
  assertCan(actor, "comment:read");
  const stored = await selectViews(
    Prisma.sql`n.subject_id = ANY(${subjectIds}::uuid[])`,
    Prisma.sql`ORDER BY n.written_at DESC, n.id DESC LIMIT ${OF_SUBJECTS_MAX}`,
    // Each comment that is opened asks this, and planning it takes far longer than running it.
    { keepPlan: true },
  );
  const threads = await selectThreads(Prisma.sql`n.comment_id = ANY(${subjectIds}::uuid[])`);
  return { annotations: (await placedNow(stored)).reverse(), threads };
}

/** One annotation, with its place as it is now. */
export async function getAnnotation(actor: Actor, subjectId: string, id: string): Promise<AnnotationView> {
  assertCan(actor, "comment:read");
  const where = Prisma.sql`n.subject_id = ${subjectId}::uuid AND n.id = ${id}::uuid`;
  const [view] = await placedNow(await selectViews(where, Prisma.empty));
  if (!view) throw new AppError("not_found", "This annotation is no longer there. It was deleted meanwhile.");
  return view;
}

/** The talk under an annotation or a note. */
export async function getThread(actor: Actor, subjectId: string, noteId: string): Promise<NoteThread> {
  assertCan(actor, "comment:read");
  const [view] = await selectViews(
    Prisma.sql`n.subject_id = ${subjectId}::uuid AND n.id = ${noteId}::uuid`,
    Prisma.empty,
  );
  if (view) {
    const { resolvedAt, resolvedByName, namedIds, replies } = view;
    return { subjectId, noteId, resolvedAt, resolvedByName, namedIds, replies };
  }
  const [thread] = await selectThreads(
    Prisma.sql`n.comment_id = ${subjectId}::uuid AND n.id = ${noteId}::uuid`,
  );
  if (!thread) throw new AppError("not_found", "This note is no longer there. It was deleted meanwhile.");
  return thread;
}

/** Fifty annotations, the newest first, and how many there are; what names somebody also among notes on whole comments. */
export async function listAnnotations(
  actor: Actor,
  query: AnnotationQuery,
  cursor: string | null,
): Promise<AnnotationPage> {
  assertCan(actor, "comment:read");
  const after = cursor === null ? null : readCursor(cursor);
  const isNamingOnly =
    query.naming !== null && query.by === null && query.tag === null && query.article === null;
  if (isNamingOnly) {
    const { rows, last } = await selectNamingPage(actor, query, after, PAGE_ROWS);
    return { rows, counts: await countNamings(actor), nextCursor: last && encode(last) };
  }
  const where = annotationWhere(actor, query);
  const later = after
    ? Prisma.sql`(n.written_at, n.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.sql`true`;
  const found = await selectViews(
    Prisma.sql`${where} AND ${stateWhere(query)} AND ${later}`,
    Prisma.sql`ORDER BY n.written_at DESC, n.id DESC LIMIT ${PAGE_ROWS + 1}`,
  );
  const rows = found.slice(0, PAGE_ROWS).map(shownView);
  const last = found.length > PAGE_ROWS ? rows.at(-1) : undefined;
  const nextCursor = last ? encode({ at: last.writtenAt, id: last.id }) : null;
  return { rows, counts: await countStates(where), nextCursor };
}

/** Whom a note can name, by name, with what stands before the @ of each address. */
export async function listColleagues(actor: Actor): Promise<Colleague[]> {
  assertCan(actor, "comment:read");
  const people = await db.moderator.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return people.map(({ id, name, email }) => ({ id, name, handle: email.replace(/@.*$/s, "") }));
}

/** How often whoever is signed in was named without having seen it. */
export async function countUnseenNamings(actor: Actor): Promise<number> {
  assertCan(actor, "comment:read");
  const [row] = await selectRows<{ count: number }>(Prisma.sql`
    SELECT count(*)::int AS count FROM (SELECT FROM note_naming g
      WHERE g.seen_at IS NULL AND ${namingWhere(actor, null)} LIMIT ${NAMINGS_COUNTED_MAX}) g`);
  return row?.count ?? 0;
}

/** With the places in the present texts: an import may have changed one that is not settled yet. */
async function placedNow(stored: readonly StoredView[]): Promise<AnnotationView[]> {
  const subjects = await readSubjects(db, [...new Set(stored.map((one) => one.subjectId))]);
  return stored.map((one) => {
    const text = subjects.get(one.subjectId)?.text;
    const place = text === undefined ? null : anchorIn(text, one);
    const view = shownView(one);
    return place === null
      ? { ...view, lostAt: view.lostAt ?? new Date().toISOString() }
      : { ...view, ...place, lostAt: null };
  });
}

/** Each counted by itself, since what is rare has an index of its own. */
async function countStates(where: Prisma.Sql): Promise<AnnotationCounts> {
  const count = (state: AnnotationQuery["state"]) => Prisma.sql`
    (SELECT count(*)::int FROM (SELECT FROM annotation n WHERE ${where} AND ${stateWhere({ state })}
      LIMIT ${COUNTED_MAX}) n)`;
  return selectCounts(count);
}

async function countNamings(actor: Actor): Promise<AnnotationCounts> {
  const count = (state: AnnotationQuery["state"]) => Prisma.sql`
    (SELECT count(*)::int FROM (SELECT FROM note_naming g WHERE ${namingWhere(actor, state)}
      LIMIT ${NAMINGS_COUNTED_MAX}) g)`;
  return selectCounts(count);
}

async function selectCounts(
  count: (state: AnnotationQuery["state"]) => Prisma.Sql,
): Promise<AnnotationCounts> {
  const [counts] = await selectRows<AnnotationCounts>(Prisma.sql`
    SELECT ${count(null)} AS all, ${count("open")} AS open, ${count("resolved")} AS resolved, ${count("lost")} AS lost`);
  return counts ?? { all: 0, open: 0, resolved: 0, lost: 0 };
}

function readCursor(cursor: string): { at: string; id: string } {
  const [at, id] = readTimePlace(cursor);
  return { at, id };
}

function encode({ at, id }: { at: string; id: string }): string {
  return writePageMarker([at, id]);
}
