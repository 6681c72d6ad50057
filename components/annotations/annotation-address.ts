import { type AnnotationQuery, serializeAnnotationQuery } from "@/lib/annotations/query";
import type { AnnotationView } from "@/lib/annotations/view";

/** The address of the list with some of its words changed, from its first page. */
export function listAddress(query: AnnotationQuery, change: Partial<AnnotationQuery> = {}): string {
  return serializeAnnotationQuery("/annotations", { ...query, ...change });
}

/** The mark of an annotation in an address: its text is then opened with the entry picked. */
export const PICKED_HASH = "annotation-";

/** Where an annotation is read: in its comment beside the article, or in the article. */
export function readingAddress(
  row: Pick<AnnotationView, "id" | "subject" | "subjectId" | "articleId">,
): string {
  const hash = `#${PICKED_HASH}${row.id}`;
  if (row.subject === "article") return `/articles/${row.articleId}${hash}`;
  return `/queue?article=${row.articleId}&sort=position&comment=${row.subjectId}&read=true${hash}`;
}
