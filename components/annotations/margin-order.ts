import type { AnnotationView } from "@/lib/annotations/view";
import type { PassageMark } from "./passage-pieces";
import { shortened } from "./shortened";

const LABEL_CHARS = 40;

/** An annotation with its number in the text; null where its passage is lost. */
export type MarginEntry = { annotation: AnnotationView; number: number | null };

/** As a margin reads: in the order of the text, from 1; those that lost their place at the end, the newest loss first. */
export function marginOrder(annotations: readonly AnnotationView[]): MarginEntry[] {
  const placed = annotations
    .filter(({ lostAt }) => lostAt === null)
    .toSorted(
      (a, b) =>
        a.start - b.start || a.end - b.end || compare(a.writtenAt, b.writtenAt) || compare(a.id, b.id),
    );
  const lost = annotations
    .filter(({ lostAt }) => lostAt !== null)
    .toSorted((a, b) => compare(b.lostAt ?? "", a.lostAt ?? "") || compare(a.id, b.id));
  return [
    ...placed.map((annotation, index) => ({ annotation, number: index + 1 })),
    ...lost.map((annotation) => ({ annotation, number: null })),
  ];
}

/** What is drawn in the text of these entries. */
export function marksOf(entries: readonly MarginEntry[]): PassageMark[] {
  return entries.flatMap(({ annotation, number }) => {
    if (number === null) return [];
    const { id, start, end, kind, resolvedAt, exact } = annotation;
    const label = `Annotation ${number}${resolvedAt ? ", resolved" : ""}: ${kind} by ${authorOf(annotation)} on “${shortened(exact, LABEL_CHARS)}”`;
    return [{ id, number, start, end, kind, isResolved: resolvedAt !== null, label }];
  });
}

/** Who wrote it: on another desk somebody who has no account here. */
export function authorOf({
  creatorName,
  moderatorName,
}: Pick<AnnotationView, "creatorName" | "moderatorName">): string {
  return creatorName ?? moderatorName;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
