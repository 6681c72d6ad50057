import { z } from "zod";
import { SEVERITIES } from "@/lib/domain/severities";

const flagState = z.object({ severity: z.enum(SEVERITIES), note: z.string().nullable() });
const noteState = z.object({ text: z.string() });
const tagState = z.object({ moderatorId: z.guid() });
const annotationState = z.object({ text: z.string().nullable(), severity: z.enum(SEVERITIES).nullable() });
const linkState = z.object({
  parentId: z.guid().nullable(),
  evidence: z.string().nullable(),
  /** Who said so; null where no moderator did. */
  moderatorId: z.guid().nullable(),
});

/** A flag, note or tag before and after, null is "not there"; what the comment answers, or what is written on its passages. Kept in the log, so that it can be turned back. */
export const markChangeSchema = z.discriminatedUnion("subject", [
  z.object({
    subject: z.literal("flag"),
    moderatorId: z.guid(),
    ruleCode: z.string(),
    before: flagState.nullable(),
    after: flagState.nullable(),
  }),
  z.object({
    subject: z.literal("note"),
    moderatorId: z.guid(),
    noteId: z.guid(),
    before: noteState.nullable(),
    after: noteState.nullable(),
  }),
  z.object({
    subject: z.literal("tag"),
    tag: z.string(),
    before: tagState.nullable(),
    after: tagState.nullable(),
  }),
  z.object({ subject: z.literal("link"), before: linkState, after: linkState }),
  z.object({
    subject: z.literal("annotation"),
    annotationId: z.guid(),
    moderatorId: z.guid(),
    kind: z.enum(["note", "tag", "flag"]),
    /** How the passage begins, for whoever reads the log. */
    passage: z.string(),
    before: annotationState.nullable(),
    after: annotationState.nullable(),
  }),
  z.object({
    subject: z.literal("reply"),
    noteId: z.guid(),
    replyId: z.guid(),
    moderatorId: z.guid(),
    before: noteState.nullable(),
    after: noteState.nullable(),
  }),
  z.object({
    subject: z.literal("resolution"),
    noteId: z.guid(),
    /** By whom it was settled; null: it is open. */
    before: z.object({ moderatorId: z.guid().nullable() }),
    after: z.object({ moderatorId: z.guid().nullable() }),
  }),
]);
export type MarkChange = z.infer<typeof markChangeSchema>;
export type FlagChange = Extract<MarkChange, { subject: "flag" }>;
export type NoteChange = Extract<MarkChange, { subject: "note" }>;
export type TagChange = Extract<MarkChange, { subject: "tag" }>;
export type LinkChange = Extract<MarkChange, { subject: "link" }>;
/** What is written on a passage, in answer to a note, or settled of either. */
export type AnnotationChange = Extract<MarkChange, { subject: "annotation" | "reply" | "resolution" }>;

/** The change that turns this one back. */
export function reversed(change: MarkChange): MarkChange {
  switch (change.subject) {
    case "flag":
      return { ...change, before: change.after, after: change.before };
    case "note":
      return { ...change, before: change.after, after: change.before };
    case "tag":
      return { ...change, before: change.after, after: change.before };
    case "link":
      return { ...change, before: change.after, after: change.before };
    case "annotation":
      return { ...change, before: change.after, after: change.before };
    case "reply":
      return { ...change, before: change.after, after: change.before };
    case "resolution":
      return { ...change, before: change.after, after: change.before };
  }
}
