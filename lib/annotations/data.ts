import "server-only";
import type { AnnotationQuery } from "@/lib/annotations/query";
import type { AnnotationPage, AnnotationView, Colleague, NoteThread } from "@/lib/annotations/view";
import { type Actor, assertCan } from "@/lib/auth/actor";

/** What is written on passages of these comments and articles, and the talk under the comments' notes. */
export async function annotationsOf(
  actor: Actor,
  _subjectIds: readonly string[],
): Promise<{ annotations: AnnotationView[]; threads: NoteThread[] }> {
  assertCan(actor, "comment:read");
  return { annotations: [], threads: [] };
}

/** Fifty annotations, the newest first, and how many there are. */
export async function listAnnotations(
  actor: Actor,
  _query: AnnotationQuery,
  _cursor: string | null,
): Promise<AnnotationPage> {
  assertCan(actor, "comment:read");
  return { rows: [], counts: { all: 0, open: 0, resolved: 0, lost: 0 }, nextCursor: null };
}

/** Whom a note can name, by name. */
export async function listColleagues(actor: Actor): Promise<Colleague[]> {
  assertCan(actor, "comment:read");
  return [];
}

/** How often whoever is signed in was named without having seen it. */
export async function countUnseenNamings(actor: Actor): Promise<number> {
  assertCan(actor, "comment:read");
  return 0;
}
