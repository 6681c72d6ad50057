import { z } from "zod";
import type { Annotate } from "@/lib/annotations/schema";
import { ANNOTATION_KINDS, type AnnotationKind } from "@/lib/annotations/view";
import { SEVERITIES } from "@/lib/domain/severities";
import type { Stretch } from "./passage-pieces";
import { quoteSelector } from "./selected-stretch";

/** An annotation in the making. `id`: sent twice, it is written once. */
export const annotationDraftSchema = z.object({
  id: z.guid(),
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  kind: z.enum(ANNOTATION_KINDS),
  text: z.string(),
  tag: z.string(),
  ruleCode: z.string(),
  severity: z.enum(SEVERITIES),
  /** Left by Esc it is kept, but does not open by itself. */
  isOpen: z.boolean(),
});
export type AnnotationDraft = z.output<typeof annotationDraftSchema>;

export function draftKeyOf(subjectId: string): string {
  return `annotation ${subjectId}`;
}

/** A draft on this passage; words that were kept for another passage of the text go on with this one, under a new id. */
export function beginDraft(
  kept: AnnotationDraft | null,
  { text, passage, kind, newId }: { text: string; passage: Stretch; kind: AnnotationKind; newId: string },
): AnnotationDraft {
  const { start, end } = passage;
  const selector = { start, end, ...quoteSelector(text, passage) };
  if (kept?.start === start && kept.end === end && kept.exact === selector.exact)
    return { ...kept, isOpen: true };
  const words = kept ?? { text: "", tag: "", ruleCode: "", severity: "medium" as const };
  return { ...words, ...selector, id: newId, kind, isOpen: true };
}

/** What is sent of a draft; null while something is missing. */
export function askedOf(draft: AnnotationDraft, subjectId: string): Annotate | null {
  const { id, start, end, exact, prefix, suffix, ruleCode, severity } = draft;
  const base = { id, subjectId, start, end, exact, prefix, suffix };
  const [text, tag] = [draft.text.trim(), draft.tag.trim()];
  const words = text === "" ? {} : { text };
  switch (draft.kind) {
    case "note":
      return text === "" ? null : { ...base, kind: "note", text };
    case "tag":
      return tag === "" ? null : { ...base, kind: "tag", tag, ...words };
    case "flag":
      return ruleCode === "" ? null : { ...base, kind: "flag", ruleCode, severity, ...words };
  }
}
